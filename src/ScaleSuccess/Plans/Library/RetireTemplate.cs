using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Library;

public enum RetireRefusal
{
    /// <summary>Segments that a model found get their plans from it.</summary>
    UsedBySegments,

    /// <summary>The survey that is active offers its goal.</summary>
    UsedByOption,

    /// <summary>It takes everybody whom no other rule takes.</summary>
    TakesEverybodyElse,

    /// <summary>A version of it is being rolled out.</summary>
    RolloutIsOpen,

    /// <summary>Other files name something that only it has.</summary>
    NamedByOthers,

    /// <summary>What is to take its place is not there.</summary>
    NoReplacement,

    /// <summary>It has been retired, or brought back, meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>Brought back, it would not fit what has come since.</summary>
    FitsNoMore,
}

public abstract record RetireOutcome
{
    private RetireOutcome() { }
    public sealed record Done : RetireOutcome;

    /// <param name="Names">What needs it, or what does not fit.</param>
    public sealed record Refused(RetireRefusal Reason, IReadOnlyList<string> Names) : RetireOutcome;
}

/// <summary>
/// No new plan is made from a retired template or goal module; plans that were made from it go on with it. What its segment's customers get instead is chosen
/// when it is retired.
/// </summary>
public sealed class RetireTemplate(SaveDefinition save, ActiveDefinitions definitions, ReadOffered offered, DefinitionRollouts rollouts, CurrentSurvey surveys, KnownSegments segments)
{
    /// <param name="replacement">Of a template: the key of another one.</param>
    public async Task<RetireOutcome> Run(string key, string? replacement, string author, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (await Refusal(key, cancel) is { } refusal) return refusal;
        var isModule = CheckTemplates.IsGoalModule(key);
        if (!isModule && !(await Others(key, cancel)).Any(other => other.Key == replacement && !CheckTemplates.IsGoalModule(other.Key))) return Refused(RetireRefusal.NoReplacement);
        await save.Retire(Definition.Plan, key, isModule ? null : replacement, author, cancel);
        await transaction.CommitAsync(cancel);
        return new RetireOutcome.Done();
    }

    /// <summary>As it is, checked as if it were new.</summary>
    public async Task<RetireOutcome> BringBack(string key, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (await definitions.TryActive(Definition.Plan, key, definition => definition, cancel) is not { Definition: var back } || (await Others("", cancel)).Any(other => other.Key == key)) return Refused(RetireRefusal.ChangedMeanwhile);
        if (await Mistakes([.. await Others(key, cancel), back], cancel) is { Count: > 0 } mistakes) return Refused(RetireRefusal.FitsNoMore, mistakes);
        await save.BringBack(Definition.Plan, key, cancel);
        await transaction.CommitAsync(cancel);
        return new RetireOutcome.Done();
    }

    /// <summary>What keeps it from being retired; null: nothing does.</summary>
    public async Task<RetireOutcome.Refused?> Refusal(string key, CancellationToken cancel)
    {
        var all = await Others("", cancel);
        if (all.FirstOrDefault(one => one.Key == key) is not { } own) return Refused(RetireRefusal.ChangedMeanwhile);
        if (await rollouts.Open(Definition.Plan, key, cancel) is not null) return Refused(RetireRefusal.RolloutIsOpen);
        if (CheckTemplates.IsGoalModule(key))
        {
            var goal = key[CheckTemplates.GoalPrefix.Length..];
            if ((await surveys.For(Purpose.Onboarding, cancel)).Value.About(Meaning.Goals)?.Find(goal) is { } option) return Refused(RetireRefusal.UsedByOption, option.Label);
        }
        else
        {
            if (SegmentFile.Read(CheckPlanText.FileOf(key), own.Source) is Read<SegmentRule>.Good({ Requires.Count: 0 })) return Refused(RetireRefusal.TakesEverybodyElse);
            var used = (await segments.All(cancel)).Where(segment => segment is { IsRule: false, IsRetired: false } && segment.Template == key).Select(segment => segment.Name).ToArray();
            if (used.Length > 0) return Refused(RetireRefusal.UsedBySegments, used);
        }
        return await Mistakes([.. all.Where(one => one.Key != key)], cancel) is { Count: > 0 } mistakes ? Refused(RetireRefusal.NamedByOthers, mistakes) : null;
    }

    private async Task<IReadOnlyList<Definition>> Others(string key, CancellationToken cancel) => [.. (await offered.Together(Definition.Plan, cancel))[0].Where(one => one.Key != key)];

    private async Task<IReadOnlyList<string>> Mistakes(IReadOnlyList<Definition> plans, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var read = PlanFiles.Read(new DefinitionText($"surveys/{survey.Definition.Key}.yaml", survey.Definition.Source), [.. plans.Select(plan => new DefinitionText(CheckPlanText.FileOf(plan.Key), plan.Source))]);
        return read is Read<PlanFiles>.Bad(var mistakes) ? [.. mistakes.Select(mistake => $"{mistake.File}, {mistake.Key}: {mistake.Sentence}")] : [];
    }

    private static RetireOutcome.Refused Refused(RetireRefusal reason, params IReadOnlyList<string> names) => new(reason, names);
}
