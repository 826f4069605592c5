using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.App;

/// <summary>Where surveys/, plans/ and emails/ are.</summary>
public sealed record DefinitionFolder(string Path);

/// <summary>
/// Brings the files of surveys/, plans/ and emails/ into the database as versions, all or none: with one mistake
/// anywhere nothing is taken and the active versions stay.
/// </summary>
public sealed class DefinitionFiles(DefinitionFolder folder, EmailTypes emails, SaveDefinition save)
{
    /// <summary>What a folder holds, as text.</summary>
    private sealed record Found(string Kind, string Key, string Source, string? Html);

    /// <returns>Everything that is wrong; empty when the files' newest texts were imported.</returns>
    public async Task<IReadOnlyList<Mistake>> Import(CancellationToken cancel)
    {
        var files = await ReadAll(folder, cancel);
        var mistakes = Check(files, emails);
        if (mistakes.Count > 0) return mistakes;
        await using var transaction = await save.Begin(cancel);
        foreach (var file in files) await save.FromFile(file.Kind, file.Key, file.Source, file.Html, cancel);
        await transaction.CommitAsync(cancel);
        return [];
    }

    /// <returns>Everything that is wrong with the files as they are now; changes nothing.</returns>
    public static async Task<IReadOnlyList<Mistake>> Check(DefinitionFolder folder, CancellationToken cancel) =>
        Check(await ReadAll(folder, cancel), Registration.EmailTypes());

    private static List<Mistake> Check(IReadOnlyList<Found> files, EmailTypes emails)
    {
        var surveys = files.Where(file => file.Kind == Definition.Survey).Select(Text).ToList();
        var plans = files.Where(file => file.Kind == Definition.Plan).Select(Text).ToList();
        var onboarding = surveys.Find(survey => CheckPurposes.Is(survey, Purpose.Onboarding));
        var mistakes = CheckPurposes.Of(surveys).ToList();
        if (onboarding is not null) mistakes.AddRange(Wrong(PlanFiles.Read(onboarding, plans)));
        foreach (var survey in surveys.Where(survey => survey != onboarding))
            mistakes.AddRange(Wrong(SurveyFile.Read(survey.File, survey.Content)));
        foreach (var email in files.Where(file => file.Kind == Definition.Email))
            mistakes.AddRange(Wrong(EmailFile.Read(emails, email.Key, email.Source, email.Html ?? "")));
        foreach (var key in emails.Keys.Where(key => !files.Any(file => file.Kind == Definition.Email && file.Key == key)))
            mistakes.Add(new Mistake($"emails/{key}.txt", 0, $"e-mail `{key}`", "is missing, or its .html is: the journey sends it."));
        return mistakes;
    }

    private static IReadOnlyList<Mistake> Wrong<T>(Read<T> read) => read is Read<T>.Bad(var mistakes) ? mistakes : [];
    private static DefinitionText Text(Found file) => new(Path(file), file.Source);
    private static string Path(Found file) => $"{file.Kind}s/{file.Key}.yaml";

    private static async Task<List<Found>> ReadAll(DefinitionFolder folder, CancellationToken cancel)
    {
        var found = new List<Found>();
        foreach (var file in Files(folder, "surveys", "*.yaml")) found.Add(await One(Definition.Survey, file, null, cancel));
        foreach (var file in Files(folder, "plans", "*.yaml")) found.Add(await One(Definition.Plan, file, null, cancel));
        foreach (var file in Files(folder, "emails", "*.txt"))
            if (System.IO.Path.ChangeExtension(file, ".html") is var html && File.Exists(html))
                found.Add(await One(Definition.Email, file, html, cancel));
        return found;
    }

    private static async Task<Found> One(string kind, string file, string? html, CancellationToken cancel) =>
        new(kind, System.IO.Path.GetFileNameWithoutExtension(file), await Read(file, cancel), html is null ? null : await Read(html, cancel));

    /// <summary>A checkout on Windows must not make a new version of every file.</summary>
    private static async Task<string> Read(string file, CancellationToken cancel) =>
        (await File.ReadAllTextAsync(file, cancel)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Files(DefinitionFolder folder, string kind, string pattern) =>
        Directory.Exists(System.IO.Path.Combine(folder.Path, kind))
            ? Directory.EnumerateFiles(System.IO.Path.Combine(folder.Path, kind), pattern).Order(StringComparer.Ordinal)
            : [];
}
