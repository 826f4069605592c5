using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rewriting;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>One translation of a survey as a file of its own.</summary>
/// <param name="FirstLine">Of its text in the whole, counted from 1.</param>
/// <param name="LastLine">Of its text in the whole.</param>
public sealed record TranslationText(string Language, string Text, int FirstLine = 0, int LastLine = 0);

/// <summary>
/// A survey's file and those of its translations (KEY.de.yaml) are one text where versions are kept, so that they are checked, published and
/// answered together: the translations are its block <c>translations</c>, the last one.
/// </summary>
public static class SurveySource
{
    private const string Indent = "    ";

    /// <summary>The survey's key and the language, of a translation's file; null: it is none.</summary>
    public static (string Survey, string Language)? TranslationOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Path.GetExtension(file) == ".yaml" && name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? (name[..dot], name[(dot + 1)..]) : null;
    }

    /// <summary>"surveys/onboarding.de.yaml"</summary>
    public static string FileOf(string file, string language) => Path.ChangeExtension(file, null) + $".{language}.yaml";

    /// <summary>As one text. A translation takes the place of the one that the survey's own file has.</summary>
    public static string Joined(string survey, IReadOnlyList<TranslationText> translations)
    {
        if (translations.Count == 0 || YamlFile.Nodes(survey) is not YamlEntries own) return survey;
        var all = translations.Select(one => (one.Language, Nodes: YamlFile.Nodes(one.Text) ?? YamlChange.Block())).ToList();
        var kept = (own.At(TranslationBlock.Key) as YamlEntries)?.Entries.Where(entry => !all.Any(one => one.Language == entry.Key)).Select(entry => (entry.Key, (YamlNode?)entry.Value)) ?? [];
        var whole = own.With([TranslationBlock.Key], YamlChange.Block([.. kept, .. all.Select(one => (one.Language, (YamlNode?)one.Nodes))]));
        var written = survey.TrimEnd('\n') + $"\n\n{TranslationBlock.Key}:\n" + string.Concat(translations.Select(one => $"  {one.Language}:\n" + Indented(one.Text)));
        return own.At(TranslationBlock.Key) is null && RewriteYaml.IsSame(YamlFile.Nodes(written), whole) ? written : RewriteYaml.Of(survey, whole);
    }

    /// <summary>The survey's own file, and those of its translations.</summary>
    public static (string Survey, IReadOnlyList<TranslationText> Translations) Split(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        if (YamlFile.Nodes(source) is not YamlEntries nodes || nodes.At(TranslationBlock.Key) is not YamlEntries block || YamlSourceFile.Read(source) is not { } places) return (source, []);
        var at = places.Parts.Index().First(part => part.Item.Key == TranslationBlock.Key);
        var (first, last) = (at.Item.First, at.Index + 1 < places.Parts.Count ? places.Parts[at.Index + 1].First - 1 : lines.Length);
        var translations = block.Entries.Select((entry, place) => Translation(entry, at.Item.Value, place, last, lines)).ToList();
        return (string.Join('\n', [.. lines[..(first - 1)], .. lines[last..]]).TrimEnd('\n') + "\n", translations);
    }

    /// <summary>In the file to which the line belongs: the lines of the whole are not those of the files.</summary>
    /// <param name="source">The whole text in which it was found.</param>
    public static Mistake InItsFile(Mistake mistake, string source) =>
        // What concerns all of it is found where the whole names the language.
        Split(source).Translations.FirstOrDefault(one => one.FirstLine - 1 <= mistake.Line && mistake.Line <= one.LastLine) is { } its
            ? mistake with { File = FileOf(mistake.File, its.Language), Line = Math.Max(1, mistake.Line - its.FirstLine + 1) } : mistake;

    private static TranslationText Translation(YamlEntry entry, YamlSource block, int place, int last, string[] lines)
    {
        var part = block.Parts[place];
        if (!block.IsBlock || part.Value is not { IsBlock: true } value || value.First == part.First) return new TranslationText(entry.Key, YamlOutputFile.Write(entry.Value), part.First, part.Value.Last);
        var end = place + 1 < block.Parts.Count ? block.Parts[place + 1].First - 1 : last;
        var own = lines[part.First..end].Select(line => line[Math.Min(value.Column, line.Length - line.AsSpan().TrimStart(' ').Length)..]);
        return new TranslationText(entry.Key, string.Join('\n', own).TrimEnd('\n') + "\n", part.First + 1, end);
    }

    private static string Indented(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"{Indent}{line}\n"));
}
