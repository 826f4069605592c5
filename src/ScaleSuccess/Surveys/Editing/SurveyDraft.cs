using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>A survey as ops are changing it.</summary>
/// <param name="BasedOn">The version that was active when it was begun; 0: the survey is new.</param>
/// <param name="Revision">0: nothing has been changed yet; the text is that of the active version.</param>
public sealed record SurveyDraft(string Survey, int BasedOn, int Revision, string Source, string? Author, DateTimeOffset? SavedAt)
{
    public YamlEntries Nodes => YamlFile.Nodes(Source) as YamlEntries ?? new YamlEntries(1, []);

    public string File => FileOf(Survey);

    /// <summary>The comments that the file begins with, such as what an import left out: a form keeps them.</summary>
    public string Head => string.Concat(Source.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line + "\n"));

    public static string FileOf(string survey) => $"surveys/{survey}.yaml";
}
