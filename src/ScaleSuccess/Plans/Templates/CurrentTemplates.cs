using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Templates;

/// <summary>The active templates and goal modules: the next plan is made from these.</summary>
public sealed class CurrentTemplates(ActiveDefinitions definitions)
{
    public Task<ParsedDefinition<Template>> Find(string segment, CancellationToken cancel) =>
        definitions.Active(Definition.Plan, segment, ReadTemplate, cancel);

    /// <summary>A given version, such as the one a plan was made from.</summary>
    public Task<ParsedDefinition<Template>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, ReadTemplate, cancel);

    /// <summary>A given version of a template or a goal module, as an item's origin names it.</summary>
    public Task<ParsedDefinition<PlanFile>> Version(string key, int version, CancellationToken cancel) =>
        definitions.Of(Definition.Plan, key, version, ReadAny, cancel);

    /// <summary>By the segment they serve.</summary>
    public async Task<IReadOnlyDictionary<string, ParsedDefinition<Template>>> All(CancellationToken cancel) =>
        (await definitions.AllActive(Definition.Plan, ReadAny, cancel))
            .Where(meant => meant.Value.Template is not null)
            .ToDictionary(meant => meant.Definition.Key, meant => new ParsedDefinition<Template>(meant.Definition, meant.Value.Template!));

    /// <summary>By the goal they serve.</summary>
    public async Task<IReadOnlyDictionary<string, ParsedDefinition<GoalModule>>> Modules(CancellationToken cancel) =>
        (await definitions.AllActive(Definition.Plan, ReadAny, cancel))
            .Where(meant => meant.Value.Module is not null)
            .ToDictionary(meant => meant.Value.Module!.Goal, meant => new ParsedDefinition<GoalModule>(meant.Definition, meant.Value.Module!));

    private static PlanFile ReadAny(Definition definition) => GoalModuleFile.Is(definition.Source)
        ? new PlanFile(null, GoalModuleFile.Read(PathOf(definition), definition.Source).Stored(definition))
        : new PlanFile(ReadTemplate(definition), null);

    private static Template ReadTemplate(Definition definition) =>
        TemplateFile.Read(PathOf(definition), definition.Source).Stored(definition);

    private static string PathOf(Definition definition) => $"plans/{definition.Key}.yaml";
}

/// <summary>What a file of plans/ is: a template or a goal module.</summary>
public sealed record PlanFile(Template? Template, GoalModule? Module);
