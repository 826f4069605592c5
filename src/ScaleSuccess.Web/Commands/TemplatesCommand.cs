using System.CommandLine;
using ScaleSuccess.App.Linting;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Schemas;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>templates</c>: templates and goal modules as files that are checked, taken out of the console and brought into it.</summary>
public static class TemplatesCommand
{
    public static Command Create(Option<string?> data, CommandHost host) =>
        new("templates", "Templates and goal modules as files: look them over, take them out of the console, bring them into it.") { Lint(data), Export(data, host), TemplatesImport.Create(data, host), SurveysCommand.Schema("templates' and goal modules' files", PlanSchema.Text) };

    private static Command Lint(Option<string?> data)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of templates and goal modules, or a folder with surveys/ and plans/ (default: all of the definitions' folder). What a file names is looked for in the folder in whose plans/ it lies, else in the definitions' folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("lint", "Name every mistake in templates and goal modules, with its line and fix, and what is doubtful. Ends with 1 when there are mistakes.") { files };
        command.SetAction((parsed, cancel) => CommandLine.Guard(async () =>
        {
            var given = parsed.GetValue(files) ?? [];
            if (given.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing) return CommandLine.Refuse($"{missing} does not exist.");
            if (given is [var folder] && Directory.Exists(folder)) return LintTemplates.IsWhole(folder) ? Say(await LintTemplates.Of(folder, [], cancel)) : CommandLine.Refuse($"{folder} has no surveys/ and plans/.");
            if (given.FirstOrDefault(Directory.Exists) is { } other) return CommandLine.Refuse($"{other} is a folder: name it alone, or name files.");
            var root = given.Select(LintTemplates.RootOf).FirstOrDefault(found => found is not null) ?? CommandHost.ReadSettings(parsed.GetValue(data)).DefinitionFolder;
            return Say(await LintTemplates.Of(root, given, cancel));
        }));
        return command;
    }

    private static int Say(TemplateFindings found) => SurveysCommand.Say(found.Files, "file", found.Mistakes, found.Warnings);

    private static Command Export(Option<string?> data, CommandHost host)
    {
        var key = new Argument<string?>("KEY") { Description = "The segment's key, or a goal module's, e.g. growing or goal-save_time.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every active template and goal module." };
        var to = new Option<string>("--to") { HelpName = "FOLDER", Description = "Where to write the files (default: the working directory).", DefaultValueFactory = _ => "." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace files that are there." };
        var command = new Command("export", "Write the active version of a template or a goal module to a file.") { key, all, to, overwrite };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(key) is null != parsed.GetValue(all)) parsed.AddError("Name a template or a goal module, or take --all.");
        });
        command.SetAction((parsed, cancel) => host.WithoutFiles(parsed.GetValue(data), async (services, stop) =>
        {
            var active = (await services.GetRequiredService<ActiveDefinitions>().AllActive(Definition.Plan, definition => definition, stop)).Select(one => one.Definition).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
            var wanted = parsed.GetValue(key) is { } one ? active.FindAll(found => found.Key == one) : active;
            if (wanted.Count == 0)
                return CommandLine.Refuse(parsed.GetValue(key) is { } name && active.Count > 0 ? $"No template or goal module `{name}` is active. There are: {string.Join(", ", active.Select(found => found.Key))}." : "No template is active: start ./run once.");
            var folder = Path.GetFullPath(parsed.GetRequiredValue(to));
            return await ExportedFile.Write(folder, [.. wanted.Select(found => new ExportedFile(Path.Combine(folder, $"{found.Key}.yaml"), found.Source, $"version {found.Version} of `{found.Key}`", []))], parsed.GetValue(overwrite), stop);
        }, cancel));
        return command;
    }
}
