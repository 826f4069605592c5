using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Templates;

/// <summary>What one customer's plan is made from.</summary>
/// <param name="Templates">By the segment they serve.</param>
/// <param name="Modules">By the goal they serve.</param>
public sealed record TemplateSet(IReadOnlyDictionary<string, ParsedDefinition<Template>> Templates, IReadOnlyDictionary<string, ParsedDefinition<GoalModule>> Modules)
{
    public ParsedDefinition<Template> Of(string segment) =>
        Templates.GetValueOrDefault(segment) ?? throw new InvalidOperationException($"Template `{segment}` is not active.");

    internal static TemplateSet Of(IEnumerable<ParsedDefinition<PlanFile>> files)
    {
        var all = files.ToList();
        return new TemplateSet(
            all.Where(file => file.Value.Template is not null).ToDictionary(file => file.Definition.Key, file => new ParsedDefinition<Template>(file.Definition, file.Value.Template!)),
            all.Where(file => file.Value.Module is not null).ToDictionary(file => file.Value.Module!.Goal, file => new ParsedDefinition<GoalModule>(file.Definition, file.Value.Module!)));
    }
}

/// <param name="Before">What whoever does not get it goes on with; null: everybody gets it.</param>
internal sealed record OfferedFile(OfferedVersion Offered, ParsedDefinition<PlanFile> Active, ParsedDefinition<PlanFile>? Before);

/// <summary>All templates and goal modules at one moment, and who gets which version.</summary>
public sealed class OfferedTemplates
{
    private readonly IReadOnlyList<OfferedFile> files;
    private readonly List<OfferedFile> open;

    // Few rollouts run at once, and customers who get the same versions share what was put together of them.
    private readonly Dictionary<string, TemplateSet> known = [];

    internal OfferedTemplates(IReadOnlyList<OfferedFile> files) =>
        (this.files, open, Published) = (files, [.. files.Where(file => file.Before is not null)], TemplateSet.Of(files.Select(file => file.Active)));

    public TemplateSet Published { get; }

    /// <summary>For a customer's first plan.</summary>
    public TemplateSet For(long customer) => For(customer, _ => false);

    public TemplateSet For(Plan plan) => For(plan.CustomerId, file => Has(plan, file.Active.Definition));

    private TemplateSet For(long customer, Func<OfferedFile, bool> has)
    {
        if (open.Count == 0) return Published;
        var chosen = open.ToDictionary(file => file, file => file.Offered.For(customer, has(file)) == file.Active.Definition.Id);
        var which = string.Concat(open.Select(file => chosen[file] ? '1' : '0'));
        if (!known.TryGetValue(which, out var set))
            known[which] = set = TemplateSet.Of(files.Select(file => chosen.GetValueOrDefault(file, true) ? file.Active : file.Before!));
        return set;
    }

    /// <summary>It was made from this version, or has lines of it.</summary>
    private static bool Has(Plan plan, Definition version) => plan.DefinitionId == version.Id
        || plan.Items.Exists(item => item.ReadOrigin() is var origin && origin.Definition == version.Key && origin.Version == version.Version);
}
