using ScaleSuccess.Data;

namespace ScaleSuccess.Plans;

/// <summary>The templates and goal modules in force: the next plan is made from these.</summary>
public sealed class CurrentTemplates(Definitions definitions)
{
    public Task<Meant<Template>> Find(string segment, CancellationToken cancel) =>
        definitions.InForce(Definition.Plan, segment, ReadTemplate, cancel);

    /// <summary>A given version, such as the one a plan was made from.</summary>
    public Task<Meant<Template>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, ReadTemplate, cancel);

    /// <summary>By the segment they serve.</summary>
    public async Task<IReadOnlyDictionary<string, Meant<Template>>> All(CancellationToken cancel) =>
        (await definitions.AllInForce(Definition.Plan, ReadAny, cancel))
            .Where(meant => meant.Value.Template is not null)
            .ToDictionary(meant => meant.Definition.Key, meant => new Meant<Template>(meant.Definition, meant.Value.Template!));

    /// <summary>By the goal they serve.</summary>
    public async Task<IReadOnlyDictionary<string, Meant<GoalModule>>> Modules(CancellationToken cancel) =>
        (await definitions.AllInForce(Definition.Plan, ReadAny, cancel))
            .Where(meant => meant.Value.Module is not null)
            .ToDictionary(meant => meant.Value.Module!.Goal, meant => new Meant<GoalModule>(meant.Definition, meant.Value.Module!));

    private static PlanFile ReadAny(Definition definition) => YamlFile.Names(definition.Source, "goal")
        ? new PlanFile(null, GoalModuleFile.Read(PathOf(definition), definition.Source).Stored(definition))
        : new PlanFile(ReadTemplate(definition), null);

    private static Template ReadTemplate(Definition definition) =>
        TemplateFile.Read(PathOf(definition), definition.Source).Stored(definition);

    private static string PathOf(Definition definition) => $"plans/{definition.Key}.yaml";

    private sealed record PlanFile(Template? Template, GoalModule? Module);
}
