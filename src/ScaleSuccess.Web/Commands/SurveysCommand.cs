using System.CommandLine;
using ScaleSuccess.App.Linting;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Schemas;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>surveys</c>: surveys as files that are checked, taken out of the console and brought into it.</summary>
public static class SurveysCommand
{
    public static Command Create(Option<string?> data, CommandHost host) =>
        new("surveys", "Surveys as files: look them over, take them out of the console, bring them into it.") { Lint(data, host), ExportSurveys.Create(data, host), ImportSurveys.Create(data, host), Schema("surveys' files", SurveySchema.Text, ("--translation", "That of a translation, KEY.de.yaml.", TranslationSchema.Text)) };

    private static Command Lint(Option<string?> data, CommandHost host)
    {
        var path = new Argument<string?>("PATH")
        {
            Description = "A folder with surveys/ and plans/, a folder of surveys, or one file (default: the definitions' folder).", Arity = ArgumentArity.ZeroOrOne,
        };
        var compare = new Option<bool>("--active") { Description = "Compare with what is active in the database, too: a key that means something else from now on." };
        var command = new Command("lint", "Name every mistake in surveys, with its line and fix, and what is doubtful. Ends with 1 when there are mistakes.") { path, compare };
        command.SetAction((parsed, cancel) =>
        {
            var given = parsed.GetValue(path) ?? CommandHost.ReadSettings(parsed.GetValue(data)).DefinitionFolder;
            if (!Directory.Exists(given) && !File.Exists(given)) return Task.FromResult(CommandLine.Refuse($"{given} does not exist."));
            if (!parsed.GetValue(compare)) return CommandLine.Guard(async () => Say(await LintSurveys.Of(given, new Dictionary<string, Survey>(), cancel)));
            return host.WithoutFiles(parsed.GetValue(data), async (services, stop) =>
            {
                var active = await services.GetRequiredService<CurrentSurvey>().All(stop);
                return Say(await LintSurveys.Of(given, active.ToDictionary(one => one.Definition.Key, one => one.Value), stop));
            }, cancel);
        });
        return command;
    }

    private static int Say(SurveyFindings found) => Say(found.Surveys, "survey", found.Mistakes, found.Warnings);

    /// <summary>What was found in files that were looked over: one thing a line, then how many.</summary>
    /// <returns>The exit code.</returns>
    internal static int Say(int files, string noun, IReadOnlyList<Mistake> mistakes, IReadOnlyList<Mistake> warnings)
    {
        foreach (var mistake in mistakes) System.Console.WriteLine(mistake);
        foreach (var warning in warnings) System.Console.WriteLine($"Warning: {warning}");
        System.Console.WriteLine($"{Count(files, noun)}, {Count(mistakes.Count, "mistake")}, {Count(warnings.Count, "warning")}.");
        return mistakes.Count > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    internal static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Of surveys and of templates: the JSON Schema by which editors complete and check their files.</summary>
    /// <param name="whose">Such as "surveys' files".</param>
    /// <param name="other">What an option writes instead.</param>
    internal static Command Schema(string whose, Func<string> text, (string Option, string Description, Func<string> Text)? other = null)
    {
        var file = new Argument<string?>("FILE") { Description = "Where to write it (default: to the terminal).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("schema", $"Write the JSON Schema by which editors complete and check {whose}.") { file };
        var option = other is { } named ? new Option<bool>(named.Option) { Description = named.Description } : null;
        if (option is not null) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var schema = (option is not null && parsed.GetValue(option) ? other!.Value.Text : text)();
            if (parsed.GetValue(file) is not { } path)
            {
                System.Console.Write(schema);
                return CommandLine.Done;
            }
            try
            {
                File.WriteAllText(path, schema);
                return CommandLine.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return CommandLine.Refuse($"{path} cannot be written: {e.Message}");
            }
        });
        return command;
    }
}
