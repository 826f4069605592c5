using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Templates;

public abstract record SavePlanOutcome
{
    private SavePlanOutcome() { }
    public sealed record Active(int Version) : SavePlanOutcome;
    public sealed record Unchanged : SavePlanOutcome;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : SavePlanOutcome;
    public sealed record EditConflict(int Newest) : SavePlanOutcome;
    public sealed record NoSuchVersion : SavePlanOutcome;
}

/// <summary>
/// Makes a template or goal module active, after it was checked together with the other active ones. One at a time: two
/// texts that are valid alone but not together must not both be saved.
/// </summary>
public sealed class SavePlanText(CheckPlanText check, SaveDefinition save, ActiveDefinitions definitions)
{
    /// <param name="seen">The newest version the author had seen.</param>
    public async Task<SavePlanOutcome> Run(string key, string text, int seen, string author, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (await check.Run(key, text, cancel) is Read<PlanFiles>.Bad(var mistakes)) return new SavePlanOutcome.Wrong(mistakes);
        var outcome = await save.FromOps(Definition.Plan, key, text, null, seen, author, cancel);
        if (outcome is SaveOutcome.EditConflict(var newest)) return new SavePlanOutcome.EditConflict(newest);
        if (outcome is SaveOutcome.Unchanged) return new SavePlanOutcome.Unchanged();
        await transaction.CommitAsync(cancel);
        return new SavePlanOutcome.Active(((SaveOutcome.Saved)outcome).Definition.Version);
    }

    /// <summary>An older version may name something that the survey or another template no longer has, so it is checked as if new.</summary>
    public async Task<SavePlanOutcome> Activate(string key, int version, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        var wanted = (await definitions.History(Definition.Plan, key, cancel)).Find(known => known.Version == version);
        if (wanted is null) return new SavePlanOutcome.NoSuchVersion();
        if (await check.Run(key, wanted.Source, cancel) is Read<PlanFiles>.Bad(var mistakes)) return new SavePlanOutcome.Wrong(mistakes);
        await save.Activate(Definition.Plan, key, version, cancel);
        await transaction.CommitAsync(cancel);
        return new SavePlanOutcome.Active(version);
    }
}
