using ScaleSuccess.Definitions;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Plans.Templates;

/// <summary>What people call the active files of plans/: a template by its segment's name, a goal module by its objective.</summary>
public sealed class PlanFileTitles(CurrentSegments segments, CurrentTemplates templates)
{
    /// <summary>As its author wrote it, also with mistakes; its key, where nothing can be read.</summary>
    public static string Of(string key, YamlNode? file) => file?.TextAt(CheckTemplates.IsGoalModule(key) ? "objective" : "name") is { Length: > 0 } title ? title : key;

    public async Task<IReadOnlyDictionary<string, string>> All(CancellationToken cancel)
    {
        var titles = (await segments.All(cancel)).ToDictionary(segment => segment.Key, segment => segment.Name);
        foreach (var module in (await templates.Published(cancel)).Modules.Values) titles[module.Definition.Key] = module.Value.Objective;
        return titles;
    }
}
