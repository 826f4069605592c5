using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Templates;

/// <summary>
/// The templates and goal modules that plans are made from. Which version a customer gets, while one is rolled out to a share of them, is decided here and nowhere
/// else.
/// </summary>
public sealed class CurrentTemplates(ActiveDefinitions definitions, ReadOffered offered)
{
    /// <summary>A given version, such as the one a plan was made from.</summary>
    public Task<ParsedDefinition<Template>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, ReadTemplate, cancel);

    /// <summary>A given version of a template or a goal module, as an item's origin names it.</summary>
    public Task<ParsedDefinition<PlanFile>> Version(string key, int version, CancellationToken cancel) =>
        definitions.Of(Definition.Plan, key, version, ReadAny, cancel);

    /// <summary>What is published, whatever share of the customers has it: for ops.</summary>
    public async Task<TemplateSet> Published(CancellationToken cancel) => (await Offered(cancel)).Published;

    /// <summary>For a plan that goes on, is drafted anew, or is read.</summary>
    public async Task<TemplateSet> For(FollowedVersions plan, CancellationToken cancel) => (await Offered(cancel)).For(plan);

    /// <summary>For many customers. Plans are made from what is read in the transaction that holds the versions.</summary>
    public async Task<OfferedTemplates> Offered(CancellationToken cancel)
    {
        var versions = await offered.All(Definition.Plan, cancel);
        var files = (await definitions.Of([.. versions.SelectMany(Both).Distinct()], ReadAny, cancel)).ToDictionary(file => file.Definition.Id);
        return new OfferedTemplates([.. versions.Select(version => new OfferedFile(version, files[version.DefinitionId], version.Rollout?.BeforeId is { } before ? files[before] : null))]);
    }

    /// <summary>A text that is not published, without mistakes.</summary>
    internal static ParsedDefinition<PlanFile> Unsaved(Definition definition) => new(definition, ReadAny(definition));

    private static IEnumerable<long> Both(OfferedVersion version) => version.Rollout?.BeforeId is { } before ? [version.DefinitionId, before] : [version.DefinitionId];

    private static PlanFile ReadAny(Definition definition) => GoalModuleFile.Is(definition.Source)
        ? new PlanFile(null, GoalModuleFile.Read(PathOf(definition), definition.Source).Stored(definition))
        : new PlanFile(ReadTemplate(definition), null);

    private static Template ReadTemplate(Definition definition) =>
        TemplateFile.Read(PathOf(definition), definition.Source).Stored(definition);

    private static string PathOf(Definition definition) => $"plans/{definition.Key}.yaml";
}

/// <summary>What a file of plans/ is: a template or a goal module.</summary>
public sealed record PlanFile(Template? Template, GoalModule? Module);
