using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;

namespace ScaleSuccess.Plans.Templates;

/// <summary>What one customer's plan is made from.</summary>
/// <param name="Templates">By the segment they serve.</param>
/// <param name="Modules">By the goal they serve.</param>
public sealed record TemplateSet(IReadOnlyDictionary<string, ParsedDefinition<Template>> Templates, IReadOnlyDictionary<string, ParsedDefinition<GoalModule>> Modules)
{
    /// <summary>Of a template that is retired: what took its place.</summary>
    public IReadOnlyDictionary<string, string> Replacements { get; init; } = new Dictionary<string, string>();

    public ParsedDefinition<Template> Of(string segment)
    {
        var key = segment;
        // Whatever took a place may have been retired since. What is retired takes no place, so this ends; the count makes sure.
        for (var steps = 0; steps <= Replacements.Count && Replacements.TryGetValue(key, out var next); steps++) key = next;
        return Templates.GetValueOrDefault(key) ?? throw new InvalidOperationException($"Template `{segment}` is not active.");
    }
}

/// <param name="Before">What whoever does not get it goes on with; null: everybody gets it.</param>
internal sealed record OfferedFile(OfferedVersion Offered, ParsedDefinition<PlanFile> Active, ParsedDefinition<PlanFile>? Before)
{
    /// <summary>Whether a customer gets it, or goes on with what was before: a version, or what is retired.</summary>
    public bool IsForSome => Before is not null || Offered.IsRetired;
}

/// <summary>All templates and goal modules at one moment, and who gets which version.</summary>
public sealed class OfferedTemplates
{
    private readonly IReadOnlyList<OfferedFile> files;
    private readonly List<OfferedFile> forSome;
    private readonly IReadOnlyDictionary<string, string> replacements;

    // Few rollouts run at once, and customers who get the same versions share what was put together of them.
    private readonly Dictionary<string, TemplateSet> known = [];

    internal OfferedTemplates(IReadOnlyList<OfferedFile> files)
    {
        (this.files, forSome) = (files, [.. files.Where(file => file.IsForSome)]);
        replacements = files.Where(file => file.Offered.ReplacedBy is not null).ToDictionary(file => file.Offered.Key, file => file.Offered.ReplacedBy!);
        Published = Set(file => file.Offered.IsRetired ? null : file.Active);
    }

    public TemplateSet Published { get; }

    /// <summary>For a customer's first plan.</summary>
    public TemplateSet For(long customer) => Chosen(file => file.Offered.IsRetired ? null : Version(file, customer, hasIt: false));

    /// <summary>A plan that has lines of a goal module goes on with it, also when that is retired.</summary>
    public TemplateSet For(FollowedVersions plan) => Chosen(file => file.Offered.IsRetired && !plan.Has(file.Offered.Key) ? null : Version(file, plan.CustomerId, plan.Has(file.Active.Definition)));

    private TemplateSet Chosen(Func<OfferedFile, ParsedDefinition<PlanFile>?> version)
    {
        if (forSome.Count == 0) return Published;
        var chosen = forSome.ToDictionary(file => file, version);
        var which = string.Join(' ', forSome.Select(file => chosen[file]?.Definition.Id ?? 0));
        if (!known.TryGetValue(which, out var set)) known[which] = set = Set(file => chosen.TryGetValue(file, out var one) ? one : file.Active);
        return set;
    }

    private static ParsedDefinition<PlanFile> Version(OfferedFile file, long customer, bool hasIt) =>
        file.Before is { } before && file.Offered.For(customer, hasIt) == before.Definition.Id ? before : file.Active;

    private TemplateSet Set(Func<OfferedFile, ParsedDefinition<PlanFile>?> version)
    {
        var all = files.Select(version).OfType<ParsedDefinition<PlanFile>>().ToList();
        return new TemplateSet(
            all.Where(file => file.Value.Template is not null).ToDictionary(file => file.Definition.Key, file => new ParsedDefinition<Template>(file.Definition, file.Value.Template!)),
            all.Where(file => file.Value.Module is not null).ToDictionary(file => file.Value.Module!.Goal, file => new ParsedDefinition<GoalModule>(file.Definition, file.Value.Module!)))
        { Replacements = replacements };
    }
}

/// <summary>What a plan was made from.</summary>
/// <param name="DefinitionId">Its template's version.</param>
/// <param name="Lines">The files that its lines come from. Read only while something is for some customers.</param>
public sealed record FollowedVersions(long CustomerId, long DefinitionId, IEnumerable<(string Key, int Version)> Lines)
{
    /// <summary>It was made from this version, or has lines of it.</summary>
    internal bool Has(Definition version) => DefinitionId == version.Id || Lines.Contains((version.Key, version.Version));

    internal bool Has(string file) => Lines.Any(line => line.Key == file);
}
