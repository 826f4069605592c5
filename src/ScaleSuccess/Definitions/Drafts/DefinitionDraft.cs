namespace ScaleSuccess.Definitions.Drafts;

/// <summary>A survey, a template or a goal module as ops are changing it.</summary>
/// <param name="Kind">As of a <see cref="Definition"/>.</param>
/// <param name="BasedOn">The version that was active when it was begun; 0: it is new.</param>
/// <param name="Revision">0: nothing has been changed yet; the text is that of the active version.</param>
public sealed record DefinitionDraft(string Kind, string Key, int BasedOn, int Revision, string Source, string? Author, DateTimeOffset? SavedAt)
{
    /// <summary>What a first change begins with.</summary>
    public static DefinitionDraft Of(Definition active) => new(active.Kind, active.Key, active.Version, 0, active.Source, null, null);

    public static DefinitionDraft New(string kind, string key) => new(kind, key, 0, 0, "", null, null);

    public YamlEntries Nodes => YamlFile.Nodes(Source) as YamlEntries ?? new YamlEntries(1, []);

    /// <summary>What was sent last.</summary>
    public IReadOnlyList<DraftPost> Posts { get; init; } = [];

    /// <summary>Null: it has not come yet.</summary>
    public DraftPost? Taken(string? post) => post is null ? null : Posts.FirstOrDefault(one => one.Id == post);

    public string File => FileOf(Kind, Key);

    /// <summary>The comments that the file begins with, such as what an import left out.</summary>
    public string Head => string.Concat(Source.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line + "\n"));

    public static string FileOf(string kind, string key) => $"{kind}s/{key}.yaml";
}
