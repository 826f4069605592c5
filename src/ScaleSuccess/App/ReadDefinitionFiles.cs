using System.Text;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.App;

/// <summary>A definition as its files have it.</summary>
internal sealed record FoundDefinition(string Kind, string Key, string Source, string? Html);

/// <summary>Reads the files of surveys/, plans/, emails/ and sequences/. What cannot be read is a mistake like any other.</summary>
internal sealed class ReadDefinitionFiles(DefinitionFolder folder)
{
    private const int MostFiles = 500;
    private const long MostBytes = 1 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] EndingsOfPairs = [".txt", ".html"];

    private readonly List<FoundDefinition> found = [];
    private readonly List<Mistake> mistakes = [];

    public static async Task<(IReadOnlyList<FoundDefinition> Found, IReadOnlyList<Mistake> Mistakes)> In(
        DefinitionFolder folder, CancellationToken cancel)
    {
        var reader = new ReadDefinitionFiles(folder);
        await reader.TakeSurveys(reader.Files("surveys", "*.yaml"), cancel);
        foreach (var file in reader.Files("plans", "*.yaml")) await reader.Take(Definition.Plan, file, null, cancel);
        foreach (var file in reader.Files("emails", "*.md"))
        {
            await reader.Take(Definition.Email, file, null, cancel);
            foreach (var other in EndingsOfPairs.Select(ending => Path.ChangeExtension(file, ending)).Where(File.Exists))
                reader.mistakes.Add(new Mistake(reader.Name(other), 0, "e-mail", $"There is {Path.GetFileName(file)} beside it, and only one of them can be sent: remove the other."));
        }
        foreach (var file in reader.Files("emails", "*.txt"))
            if (Path.ChangeExtension(file, ".html") is var html && File.Exists(html) && !File.Exists(Path.ChangeExtension(file, ".md")))
                await reader.Take(Definition.Email, file, html, cancel);
        foreach (var file in reader.Files("sequences", "*.yaml")) await reader.Take(Definition.Sequence, file, null, cancel);
        return (reader.found, reader.mistakes);
    }

    /// <summary>The surveys that lie in a folder, or one of them, with its translations.</summary>
    public static async Task<(IReadOnlyList<FoundDefinition> Found, IReadOnlyList<Mistake> Mistakes)> Surveys(string path, CancellationToken cancel)
    {
        var one = !Directory.Exists(path);
        var reader = new ReadDefinitionFiles(new DefinitionFolder(one ? Path.GetDirectoryName(path)! : path));
        await reader.TakeSurveys(one ? WithTranslations(path) : reader.Files("", "*.yaml"), cancel);
        return (reader.found, reader.mistakes);
    }

    /// <summary>One template or goal module, wherever it lies; null: it cannot be read.</summary>
    public static async Task<(FoundDefinition? Found, IReadOnlyList<Mistake> Mistakes)> Plan(string file, CancellationToken cancel)
    {
        var reader = new ReadDefinitionFiles(new DefinitionFolder(Path.GetDirectoryName(Path.GetFullPath(file))!));
        await reader.Take(Definition.Plan, Path.GetFullPath(file), null, cancel);
        return (reader.found.FirstOrDefault(), reader.mistakes);
    }

    /// <summary>The files of the survey to which a file belongs.</summary>
    public static IReadOnlyList<string> WithTranslations(string file)
    {
        var (folder, survey) = (Path.GetDirectoryName(Path.GetFullPath(file))!, SurveySource.TranslationOf(file)?.Survey ?? Path.GetFileNameWithoutExtension(file));
        var own = SurveySource.TranslationOf(file) is null ? file : Path.Combine(folder, $"{survey}.yaml");
        IEnumerable<string> beside = Directory.Exists(folder) && own.EndsWith(".yaml", StringComparison.Ordinal) ? Directory.EnumerateFiles(folder, $"{survey}.*.yaml") : [];
        return [own, .. beside.Order(StringComparer.Ordinal)];
    }

    /// <summary>Each survey as one text with its translations, KEY.LANGUAGE.yaml.</summary>
    private async Task TakeSurveys(IEnumerable<string> files, CancellationToken cancel)
    {
        var translations = new List<(string Survey, string File, TranslationText Text)>();
        foreach (var file in files)
            if (SurveySource.TranslationOf(file) is not var (survey, language)) await Take(Definition.Survey, file, null, cancel);
            else if (await Translation(file, language, cancel) is { } text) translations.Add((survey, file, text));
        foreach (var own in translations.GroupBy(one => one.Survey))
            if (found.FindIndex(one => one.Kind == Definition.Survey && one.Key == own.Key) is var at and >= 0)
                found[at] = found[at] with { Source = SurveySource.Joined(found[at].Source, [.. own.Select(one => one.Text)]) };
            else
                mistakes.AddRange(own.Select(one => new Mistake(Name(one.File), 0, "translation", $"There is no survey {own.Key}.yaml beside it: put that file back, or remove this one, too.")));
    }

    private async Task<TranslationText?> Translation(string file, string language, CancellationToken cancel)
    {
        if (Languages.Written(language) != language)
        {
            mistakes.Add(new Mistake(Name(file), 0, "translation", Languages.Written(language) is { } written ? $"Call the file after its language as it is written: `{written}`." : $"`{language}` is no language: call the file KEY.de.yaml or KEY.pt-BR.yaml."));
            return null;
        }
        if (await Text(file, cancel) is not { } text) return null;
        if (YamlFile.Read(Name(file), text, "translation", _ => true) is not Read<bool>.Bad(var wrong)) return new TranslationText(language, text);
        mistakes.AddRange(wrong);
        return null;
    }

    private string Name(string file) => Path.GetRelativePath(folder.Path, file).Replace('\\', '/');

    private async Task Take(string kind, string file, string? html, CancellationToken cancel)
    {
        var (source, markup) = (await Text(file, cancel), html is null ? null : await Text(html, cancel));
        if (source is not null && (html is null || markup is not null))
            found.Add(new FoundDefinition(kind, Path.GetFileNameWithoutExtension(file), source, markup));
    }

    private IEnumerable<string> Files(string kind, string pattern)
    {
        try
        {
            var path = Path.Combine(folder.Path, kind);
            var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern).Take(MostFiles + 1).Order(StringComparer.Ordinal).ToList() : [];
            if (Directory.Exists(path))
                foreach (var wrong in Directory.EnumerateDirectories(path, pattern))
                    mistakes.Add(new Mistake($"{kind}/{Path.GetFileName(wrong)}", 0, "folder", "This is a folder where a file is expected."));
            if (files.Count > MostFiles) mistakes.Add(new Mistake(kind, 0, "folder", $"It holds more than {MostFiles} files: remove what does not belong there."));
            return files.Take(MostFiles);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new Mistake(kind, 0, "folder", $"It cannot be listed: {e.Message}"));
            return [];
        }
    }

    private async Task<string?> Text(string file, CancellationToken cancel)
    {
        var name = Name(file);
        try
        {
            var target = LinkedFile.Of(file);
            if (target.Length > MostBytes)
            {
                mistakes.Add(new Mistake(name, 0, "file", $"It is larger than {MostBytes >> 10} kB."));
                return null;
            }
            if (target.Length == 0) return "";
            var bytes = new byte[target.Length];
            await using var stream = target.OpenRead();
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return Decoded(name, bytes[..read]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new Mistake(name, 0, "file", $"It cannot be read: {e.Message}"));
            return null;
        }
    }

    /// <summary>With line ends as everywhere: a checkout on Windows must not make a new version of every file.</summary>
    private string Decoded(string name, byte[] bytes)
    {
        var text = bytes.AsSpan();
        if (text.StartsWith(Encoding.UTF8.Preamble)) text = text[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(text).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException e)
        {
            // Read on, so that its other mistakes are listed, too.
            mistakes.Add(new Mistake(name, 1 + text[..Math.Clamp(e.Index, 0, text.Length)].Count((byte)'\n'), "file",
                "This line is not UTF-8 (an umlaut in another encoding?): save the file as UTF-8."));
            return Encoding.UTF8.GetString(text).ReplaceLineEndings("\n");
        }
    }
}
