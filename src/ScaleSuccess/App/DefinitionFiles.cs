using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.App;

/// <summary>Where surveys/, plans/, emails/ and sequences/ are.</summary>
public sealed record DefinitionFolder(string Path);

/// <summary>
/// Brings the files of surveys/, plans/, emails/ and sequences/ into the database as versions, all or none: with one mistake
/// anywhere nothing is taken and the active versions stay.
/// </summary>
public sealed class DefinitionFiles(DefinitionFolder folder, EmailTypes emails, SaveDefinition save)
{
    /// <returns>Everything that is wrong; empty when the files' newest texts were imported.</returns>
    public async Task<IReadOnlyList<Mistake>> Import(CancellationToken cancel)
    {
        var (files, mistakes) = await Read(folder, emails, cancel);
        if (mistakes.Count > 0) return mistakes;
        await using var transaction = await save.Begin(cancel);
        var last = await save.LastFromFiles(cancel);
        foreach (var file in files)
            if (!last.TryGetValue((file.Kind, file.Key), out var known) || known != (file.Source, file.Html))
                await save.FromFile(file.Kind, file.Key, file.Source, file.Html, cancel);
        await transaction.CommitAsync(cancel);
        return [];
    }

    /// <returns>Everything that is wrong with the files as they are now; changes nothing.</returns>
    public static async Task<IReadOnlyList<Mistake>> Check(DefinitionFolder folder, CancellationToken cancel) =>
        (await Read(folder, Registration.EmailTypes(), cancel)).Mistakes;

    private static async Task<(IReadOnlyList<FoundDefinition> Files, IReadOnlyList<Mistake> Mistakes)> Read(
        DefinitionFolder folder, EmailTypes emails, CancellationToken cancel)
    {
        var (files, unreadable) = await ReadDefinitionFiles.In(folder, cancel);
        return (files, [.. unreadable, .. Check(files, emails)]);
    }

    internal static List<Mistake> Check(IReadOnlyList<FoundDefinition> files, EmailTypes emails)
    {
        var surveys = files.Where(file => file.Kind == Definition.Survey).Select(Text).ToList();
        var plans = files.Where(file => file.Kind == Definition.Plan).Select(Text).ToList();
        var onboarding = surveys.Find(survey => CheckPurposes.Is(survey, Purpose.Onboarding));
        var mistakes = CheckPurposes.Of(surveys).ToList();
        mistakes.AddRange(Wrong(PlanFiles.Read(onboarding, plans)));
        foreach (var survey in surveys.Where(survey => survey != onboarding))
            mistakes.AddRange(Wrong(SurveyFile.Read(survey.File, survey.Content)));
        foreach (var email in files.Where(file => file.Kind == Definition.Email))
            mistakes.AddRange(Wrong(EmailFile.ReadNew(emails, email.Key, email.Source, email.Html)));
        mistakes.AddRange(SequenceFile.Check([.. files.Where(file => file.Kind == Definition.Sequence).Select(Text)]));
        foreach (var key in emails.Keys.Where(key => !files.Any(file => file.Kind == Definition.Email && file.Key == key)))
            mistakes.Add(new Mistake(key == EmailTypes.Frame ? $"emails/{key}.txt" : $"emails/{key}.md", 0, $"e-mail `{key}`", key == EmailTypes.Frame ? "is missing, or its .html is: it goes around every e-mail." : "is missing: the journey sends it."));
        return [.. mistakes.Select(mistake => surveys.Find(survey => survey.File == mistake.File) is { } survey ? SurveySource.InItsFile(mistake, survey.Content) : mistake)];
    }

    private static IReadOnlyList<Mistake> Wrong<T>(Read<T> read) => read is Read<T>.Bad(var mistakes) ? mistakes : [];
    private static DefinitionText Text(FoundDefinition file) => new(Path(file), file.Source);
    private static string Path(FoundDefinition file) => $"{file.Kind}s/{file.Key}.yaml";
}
