using System.CommandLine;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.SurveyJs;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>surveys import</c>: makes files drafts in the console; nothing is asked of anybody before they are published there.</summary>
internal static class ImportSurveys
{
    private const long MostBytes = 1 << 20;

    public static Command Create(Option<string?> data, CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Surveys as YAML, or as SurveyJS JSON: told apart by their content. Its translations, KEY.de.yaml, come with it from the same folder; one alone goes into the survey that is there. A survey of SurveyJS gets its key from its file's name.", Arity = ArgumentArity.OneOrMore };
        var replace = new Option<bool>("--replace") { Description = "Replace a draft that somebody is working on in the console." };
        var command = new Command("import", "Make surveys drafts in the console, to be looked at and published there.") { files, replace };
        command.SetAction((parsed, cancel) => host.WithoutFiles(parsed.GetValue(data), async (services, stop) =>
        {
            var code = CommandLine.Done;
            var named = parsed.GetRequiredValue(files);
            // A translation comes with its survey.
            foreach (var file in named.Where(file => TranslationOf(file) is not var (survey, _) || !named.Contains(Beside(file, $"{survey}.yaml"))))
                code = Math.Max(code, await Import(file, parsed.GetValue(replace), services, stop));
            return code;
        }, cancel));
        return command;
    }

    private static async Task<int> Import(string file, bool replace, IServiceProvider services, CancellationToken cancel)
    {
        var (text, refused) = await TextOf(file, cancel);
        if (text is null) return CommandLine.Refuse(refused);
        if (TranslationOf(file) is var (survey, _))
        {
            if (await services.GetRequiredService<DefinitionDrafts>().Find(Definition.Survey, survey, cancel) is not { } known) return CommandLine.Refuse($"{file}: there is no survey `{survey}`. Import its own file with it.");
            return await WithTranslations(known.Source, [file], cancel) switch
            {
                (_, { Count: > 0 } wrong) => Refuse(file, wrong),
                var (joined, _) => await Keep(file, joined, [], replace, services, cancel),
            };
        }
        IReadOnlyList<Dropped> dropped = [];
        if (ReadSurveyJs.Is(text))
        {
            switch (ReadSurveyJs.Of(file, text))
            {
                case Read<ImportedSurveyJs>.Good(var read): (text, dropped) = (read.Yaml, read.Dropped); break;
                case Read<ImportedSurveyJs>.Bad(var wrong): return Refuse(file, wrong);
            }
        }
        else if (await WithTranslations(text, Translations(file), cancel) is var (joined, wrong))
        {
            if (wrong.Count > 0) return Refuse(file, wrong);
            text = joined;
        }
        return await Keep(file, text, dropped, replace, services, cancel);
    }

    private static async Task<int> Keep(string file, string text, IReadOnlyList<Dropped> dropped, bool replace, IServiceProvider services, CancellationToken cancel)
    {
        switch (await services.GetRequiredService<ImportDraft>().Run(new DefinitionText(file, text), replace, Environment.UserName, cancel))
        {
            case ImportDraftOutcome.Kept(var draft):
                System.Console.WriteLine($"{file}: survey `{draft.Key}` is a draft now. Look at it and publish it in the console: {Foundation.Urls.OpsSurvey(draft.Key)}");
                foreach (var one in dropped) System.Console.WriteLine($"Not taken over: {one}");
                await SayFindings(draft, services, cancel);
                return CommandLine.Done;
            case ImportDraftOutcome.Unchanged(var survey, var version):
                System.Console.WriteLine($"{file}: this is version {version} of survey `{survey}`, which is active.");
                return CommandLine.Done;
            case ImportDraftOutcome.HasDraft(var draft):
                return CommandLine.Refuse($"{file}: survey `{draft.Key}` has a draft, saved by {draft.Author}. Publish or discard it in the console, or replace it with --replace.");
            case ImportDraftOutcome.Unreadable(var mistakes):
                return Refuse(file, mistakes);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Any other file with dots in its name is a survey like all.</summary>
    private static (string Survey, string Language)? TranslationOf(string file) => SurveySource.TranslationOf(file) is var (survey, language) && Languages.Written(language) is not null ? (survey, language) : null;

    private static string Beside(string file, string name) => Path.Combine(Path.GetDirectoryName(file) ?? "", name);

    private static IReadOnlyList<string> Translations(string file) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{Path.GetFileNameWithoutExtension(file)}.*.yaml").Where(beside => TranslationOf(beside) is not null).Order(StringComparer.Ordinal)];

    private static async Task<(string Text, IReadOnlyList<Mistake> Mistakes)> WithTranslations(string survey, IReadOnlyList<string> files, CancellationToken cancel)
    {
        var (texts, mistakes) = (new List<TranslationText>(), new List<Mistake>());
        foreach (var file in files)
        {
            var language = SurveySource.TranslationOf(file)!.Value.Language;
            var (text, refused) = await TextOf(file, cancel);
            if (text is null) mistakes.Add(new Mistake(file, 0, "file", refused));
            else if (Languages.Written(language) != language) mistakes.Add(new Mistake(file, 0, "translation", $"`{language}` is no language: call the file KEY.de.yaml or KEY.pt-BR.yaml."));
            else if (YamlFile.Read(file, text, "translation", _ => true) is Read<bool>.Bad(var wrong)) mistakes.AddRange(wrong);
            else texts.Add(new TranslationText(language, text.ReplaceLineEndings("\n")));
        }
        return (SurveySource.Joined(survey.ReplaceLineEndings("\n"), texts), mistakes);
    }

    /// <summary>Of a file that is imported; null: why it cannot be.</summary>
    internal static async Task<(string? Text, string Refused)> TextOf(string file, CancellationToken cancel)
    {
        try
        {
            return new FileInfo(file).Length > MostBytes ? (null, $"{file} is larger than {MostBytes >> 10} kB.") : (await File.ReadAllTextAsync(file, cancel), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{file} cannot be read: {e.Message}");
        }
    }

    private static int Refuse(string file, IReadOnlyList<Mistake> mistakes) => CommandLine.Refuse([.. mistakes.Select(mistake => mistake.ToString()), $"{file}: nothing was imported."]);

    private static async Task SayFindings(DefinitionDraft draft, IServiceProvider services, CancellationToken cancel)
    {
        var active = await services.GetRequiredService<CurrentSurvey>().TryFind(draft.Key, cancel);
        foreach (var mistake in await services.GetRequiredService<PublishSurvey>().Check(draft, cancel)) System.Console.WriteLine($"To fix before it can be published: {SurveySource.InItsFile(mistake, draft.Source)}");
        foreach (var warning in SurveyWarnings.Of(new DefinitionText(draft.File, draft.Source), active?.Value)) System.Console.WriteLine($"Warning: {SurveySource.InItsFile(warning, draft.Source)}");
    }
}
