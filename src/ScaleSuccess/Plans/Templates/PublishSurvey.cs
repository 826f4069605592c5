using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Plans.Templates;

public abstract record PublishSurveyOutcome
{
    private PublishSurveyOutcome() { }
    public sealed record Published(int Version) : PublishSurveyOutcome;

    /// <summary>It says what the active version says; there is no draft any more.</summary>
    public sealed record Unchanged : PublishSurveyOutcome;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : PublishSurveyOutcome;

    /// <summary>The draft was changed, or another version became active, since it was looked at.</summary>
    public sealed record ChangedMeanwhile : PublishSurveyOutcome;
}

/// <summary>
/// Makes a survey's draft the active version, after it was checked with all that names it: the other surveys and, of the
/// onboarding survey, the plans' files. Who has begun an earlier version finishes with that one.
/// </summary>
public sealed class PublishSurvey(SurveyDrafts drafts, SaveDefinition save, ActiveDefinitions definitions)
{
    /// <summary>Everything that keeps it from being published.</summary>
    public async Task<IReadOnlyList<Mistake>> Check(SurveyDraft draft, CancellationToken cancel)
    {
        var mistakes = new List<Mistake>();
        var read = SurveyFile.Read(draft.File, draft.Source);
        if (read is Read<Survey>.Good(var survey) && survey.Key != draft.Survey)
            mistakes.Add(new Mistake(draft.File, 1, "survey, `survey`", $"It should be `{draft.Survey}`: answers are kept under this key."));
        var others = (await Active(Definition.Survey, cancel)).Where(other => other.Key != draft.Survey).Select(Text).ToList();
        mistakes.AddRange(CheckPurposes.Of([.. others, new DefinitionText(draft.File, draft.Source)]));
        if (!CheckPurposes.Is(new DefinitionText(draft.File, draft.Source), Purpose.Onboarding)) mistakes.AddRange(read is Read<Survey>.Bad(var own) ? own : []);
        else if (PlanFiles.Read(new DefinitionText(draft.File, draft.Source), [.. (await Active(Definition.Plan, cancel)).Select(Text)]) is Read<PlanFiles>.Bad(var all)) mistakes.AddRange(all);
        return [.. mistakes.Distinct()];
    }

    /// <param name="revision">Of the draft, as it was looked at.</param>
    public async Task<PublishSurveyOutcome> Run(string survey, int revision, string author, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (await drafts.Find(survey, cancel) is not { Revision: > 0 } draft || draft.Revision != revision) return new PublishSurveyOutcome.ChangedMeanwhile();
        var history = await definitions.History(Definition.Survey, survey, cancel);
        var active = (await Active(Definition.Survey, cancel)).FirstOrDefault(one => one.Key == survey);
        if ((active?.Version ?? 0) != draft.BasedOn) return new PublishSurveyOutcome.ChangedMeanwhile();
        if (await Check(draft, cancel) is { Count: > 0 } mistakes) return new PublishSurveyOutcome.Wrong(mistakes);
        var outcome = await save.FromOps(Definition.Survey, survey, draft.Source, null, history.FirstOrDefault()?.Version ?? 0, author, cancel);
        if (!await drafts.Discard(survey, revision, cancel)) return new PublishSurveyOutcome.ChangedMeanwhile();
        await transaction.CommitAsync(cancel);
        return outcome is SaveOutcome.Saved(var saved) ? new PublishSurveyOutcome.Published(saved.Version) : new PublishSurveyOutcome.Unchanged();
    }

    /// <summary>Makes an earlier version, or one that a file brought, the active one; it is checked as if new.</summary>
    public async Task<PublishSurveyOutcome> Activate(string survey, int version, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if ((await definitions.History(Definition.Survey, survey, cancel)).Find(known => known.Version == version) is not { } wanted) return new PublishSurveyOutcome.ChangedMeanwhile();
        if (await Check(new SurveyDraft(survey, version, 0, wanted.Source, null, null), cancel) is { Count: > 0 } mistakes) return new PublishSurveyOutcome.Wrong(mistakes);
        await save.Activate(Definition.Survey, survey, version, cancel);
        await transaction.CommitAsync(cancel);
        return new PublishSurveyOutcome.Published(version);
    }

    private async Task<IReadOnlyList<Definition>> Active(string kind, CancellationToken cancel) =>
        [.. (await definitions.AllActive(kind, definition => definition, cancel)).Select(one => one.Definition)];

    private static DefinitionText Text(Definition definition) => new($"{definition.Kind}s/{definition.Key}.yaml", definition.Source);
}
