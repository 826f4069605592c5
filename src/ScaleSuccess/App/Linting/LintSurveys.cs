using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.App.Linting;

/// <param name="Surveys">How many were looked at.</param>
public sealed record SurveyFindings(int Surveys, IReadOnlyList<Mistake> Mistakes, IReadOnlyList<Mistake> Warnings);

/// <summary>Looks surveys' files over: what is wrong, with the plans beside them where there are any, and what is doubtful.</summary>
public static class LintSurveys
{
    private const string Surveys = "surveys", Plans = "plans";

    /// <param name="path">A folder with surveys/ and plans/, a folder of surveys, or the file of one.</param>
    /// <param name="active">What people answer now, by the survey's key.</param>
    public static async Task<SurveyFindings> Of(string path, IReadOnlyDictionary<string, Survey> active, CancellationToken cancel)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (IsWhole(path)) return await Whole(path, null, active, cancel);
        // Of one file, what the plans need of it counts, too.
        var parent = Path.GetDirectoryName(path);
        var file = !Directory.Exists(path) && Path.GetFileName(parent) == Surveys ? $"{Surveys}/{Path.GetFileName(path)}" : null;
        if ((file is not null || Path.GetFileName(path) == Surveys) && (file is null ? parent : Path.GetDirectoryName(parent)) is { } root && IsWhole(root)) return await Whole(root, file, active, cancel);
        var (found, unreadable) = await ReadDefinitionFiles.Surveys(path, cancel);
        var texts = found.Select(one => new DefinitionText($"{one.Key}{(Directory.Exists(path) ? ".yaml" : Path.GetExtension(path))}", one.Source)).ToList();
        var mistakes = texts.SelectMany(text => SurveyFile.Read(text.File, text.Content) is Read<Survey>.Bad(var wrong) ? wrong.Select(mistake => SurveySource.InItsFile(mistake, text.Content)) : []);
        return new SurveyFindings(texts.Count, [.. unreadable, .. mistakes], Warnings(texts, active));
    }

    /// <param name="only">One file of surveys/; null: all.</param>
    private static async Task<SurveyFindings> Whole(string root, string? only, IReadOnlyDictionary<string, Survey> active, CancellationToken cancel)
    {
        var (found, unreadable) = await ReadDefinitionFiles.In(new DefinitionFolder(root), cancel);
        var mistakes = unreadable.Concat(DefinitionFiles.Check(found, Registration.EmailTypes()))
            .Where(mistake => only is null ? !mistake.File.StartsWith("emails/", StringComparison.Ordinal) : Is(only, mistake.File));
        var texts = found.Where(one => one.Kind == Definition.Survey).Select(one => new DefinitionText($"{Surveys}/{one.Key}.yaml", one.Source)).Where(text => only is null || Is(text.File, only)).ToList();
        return new SurveyFindings(texts.Count, [.. mistakes], [.. Warnings(texts, active).Where(warning => only is null || Is(only, warning.File))]);
    }

    /// <summary>The file itself, or a translation of the survey that it is.</summary>
    private static bool Is(string survey, string file) => file == survey || (SurveySource.TranslationOf(file) is var (_, language) && SurveySource.FileOf(survey, language) == file);

    private static bool IsWhole(string folder) => Directory.Exists(Path.Combine(folder, Surveys)) && Directory.Exists(Path.Combine(folder, Plans));

    private static List<Mistake> Warnings(IEnumerable<DefinitionText> texts, IReadOnlyDictionary<string, Survey> active) =>
        [.. texts.SelectMany(text => SurveyWarnings.Of(text, YamlFile.Value(text.Content, "survey") is { } key ? active.GetValueOrDefault(key) : null).Select(warning => SurveySource.InItsFile(warning, text.Content)))];
}
