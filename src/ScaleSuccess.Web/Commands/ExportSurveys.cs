using System.CommandLine;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.SurveyJs;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>surveys export</c>: writes what people answer now as files.</summary>
internal static class ExportSurveys
{
    private const string Yaml = "yaml", SurveyJs = "surveyjs";

    public static Command Create(Option<string?> data, CommandHost host)
    {
        var key = new Argument<string?>("KEY") { Description = "The survey's key, e.g. onboarding.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every active survey." };
        var to = new Option<string>("--to") { HelpName = "FOLDER", Description = "Where to write the files (default: the working directory).", DefaultValueFactory = _ => "." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace files that are there." };
        var format = new Option<string>("--as") { HelpName = "FORMAT", Description = "yaml (the default: KEY.yaml, and KEY.de.yaml for each other language) or surveyjs (KEY.json; what SurveyJS cannot say is listed).", DefaultValueFactory = _ => Yaml };
        format.AcceptOnlyFromAmong(Yaml, SurveyJs);
        var command = new Command("export", "Write the active version of a survey to a file.") { key, all, to, overwrite, format };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(key) is null != parsed.GetValue(all)) parsed.AddError("Name a survey, or take --all.");
        });
        command.SetAction((parsed, cancel) => host.WithoutFiles(parsed.GetValue(data), async (services, stop) =>
        {
            var surveys = services.GetRequiredService<CurrentSurvey>();
            var wanted = parsed.GetValue(key) is not { } one ? await surveys.All(stop) : await surveys.TryFind(one, stop) is { } found ? [found] : [];
            if (wanted.Count == 0) return CommandLine.Refuse(parsed.GetValue(key) is { } name ? $"No survey `{name}` is active.{await Known(surveys, stop)}" : "No survey is active: start ./run once.");
            var folder = Path.GetFullPath(parsed.GetRequiredValue(to));
            var files = wanted.SelectMany(survey => Exported(survey, folder, parsed.GetRequiredValue(format))).ToList();
            return await ExportedFile.Write(folder, files, parsed.GetValue(overwrite), stop);
        }, cancel));
        return command;
    }

    private static IEnumerable<ExportedFile> Exported(ParsedDefinition<Survey> survey, string folder, string format)
    {
        var what = $"version {survey.Definition.Version} of survey `{survey.Definition.Key}`";
        if (format == Yaml)
        {
            var (file, (own, translations)) = (Path.Combine(folder, $"{survey.Definition.Key}.yaml"), SurveySource.Split(survey.Definition.Source));
            yield return new ExportedFile(file, own, what, []);
            foreach (var translation in translations) yield return new ExportedFile(SurveySource.FileOf(file, translation.Language), translation.Text, $"{what} in {Languages.EnglishName(translation.Language)}", []);
            yield break;
        }
        var written = WriteSurveyJs.Of(survey.Value);
        yield return new ExportedFile(Path.Combine(folder, $"{survey.Definition.Key}.json"), written.Json, what, [.. written.Dropped.Select(dropped => dropped.ToString())]);
    }

    private static async Task<string> Known(CurrentSurvey surveys, CancellationToken cancel) =>
        await surveys.All(cancel) is { Count: > 0 } known ? $" There are: {string.Join(", ", known.Select(survey => survey.Definition.Key))}." : "";
}
