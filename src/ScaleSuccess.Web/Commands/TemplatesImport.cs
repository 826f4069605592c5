using System.CommandLine;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Web.Console.Templates.Fields;
using ScaleSuccess.Web.Console.Templates.Rollouts;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>templates import</c>: makes files drafts in the console, or publishes them, once all of them fit; says what they change.</summary>
internal static class TemplatesImport
{
    public static Command Create(Option<string?> data, CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Templates and goal modules. Which one a file is, it says itself.", Arity = ArgumentArity.OneOrMore };
        var replace = new Option<bool>("--replace") { Description = "Replace drafts that somebody is working on in the console." };
        var publish = new Option<string?>("--publish") { Description = "Make them active at once: new plans are made from them, for everybody. Plans that live stay as they are. NOTE is kept with the version: what is better now.", HelpName = "NOTE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what they would change." };
        var command = new Command("import", "Make templates and goal modules drafts in the console, or publish them. Nothing is imported of files that do not lint.") { files, replace, publish, dryRun };
        command.SetAction((parsed, cancel) => host.WithoutFiles(parsed.GetValue(data), async (services, stop) =>
        {
            var texts = new List<DefinitionText>();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var (text, refused) = await ImportSurveys.TextOf(file, stop);
                if (text is null) return CommandLine.Refuse(refused);
                texts.Add(new DefinitionText(file, text));
            }
            var import = services.GetRequiredService<ImportTemplates>();
            switch (await import.Look(texts, stop))
            {
                case ImportTemplatesOutcome.Wrong(var mistakes):
                    return CommandLine.Refuse([.. mistakes.Select(mistake => mistake.ToString()), "Nothing was imported."]);
                case ImportTemplatesOutcome.Fitting(var templates):
                    foreach (var template in templates) Say(template);
                    return parsed.GetValue(dryRun) ? CommandLine.Done : await Keep(templates, parsed.GetValue(replace), parsed.GetValue(publish), services, stop);
                default: throw new System.Diagnostics.UnreachableException();
            }
        }, cancel));
        return command;
    }

    private static void Say(ImportedTemplate template)
    {
        System.Console.WriteLine($"{template.File}: `{template.Key}`, " + template switch
        {
            { Active: null } => "new.",
            { IsUnchanged: true, Active.Version: var version } => $"as version {version}, which is active.",
            { Changes.Count: 0, Active.Version: var version } => $"says the same as version {version} in another form.",
            { Active.Version: var version } => $"{SurveysCommand.Count(template.Changes.Count, "change")} to version {version}:",
        });
        foreach (var change in template.Changes) System.Console.WriteLine($"  {TemplateWords.Of(change)}");
        foreach (var warning in template.Warnings) System.Console.WriteLine($"Warning: {warning}");
    }

    private static async Task<int> Keep(IReadOnlyList<ImportedTemplate> templates, bool replace, string? note, IServiceProvider services, CancellationToken cancel)
    {
        var (import, drafts, code) = (services.GetRequiredService<ImportTemplates>(), services.GetRequiredService<DefinitionDrafts>(), CommandLine.Done);
        var kept = new List<ImportedTemplate>();
        foreach (var template in templates)
            switch (await import.Keep(template, replace, Environment.UserName, cancel))
            {
                case KeepImportedOutcome.Kept: kept.Add(template); break;
                case KeepImportedOutcome.Unchanged: break;
                case KeepImportedOutcome.HasDraft:
                    code = CommandLine.Refuse($"{template.File}: `{template.Key}` has a draft, saved by {(await drafts.Find(Definition.Plan, template.Key, cancel))?.Author}. Publish or discard it in the console, or replace it with --replace.");
                    break;
            }
        if (note is not null && code == CommandLine.Done) return await Publish(kept, new PublishChoice(note, TakesLive: false, Rollout.Everybody), services, cancel);
        foreach (var template in kept) System.Console.WriteLine($"`{template.Key}` is a draft now. Look at it and publish it in the console: {Urls.OpsTemplate(template.Key)}");
        return code;
    }

    /// <summary>One after another, each checked with what is active then. One that needs another waits for it.</summary>
    private static async Task<int> Publish(List<ImportedTemplate> waiting, PublishChoice choice, IServiceProvider services, CancellationToken cancel)
    {
        var (publish, drafts) = (services.GetRequiredService<PublishTemplate>(), services.GetRequiredService<DefinitionDrafts>());
        while (waiting.Count > 0)
        {
            var (left, refused) = (new List<ImportedTemplate>(), new List<string>());
            foreach (var template in waiting)
                switch (await publish.Run(template.Key, (await drafts.Find(Definition.Plan, template.Key, cancel))?.Revision ?? 0, template.Active?.Version ?? 0, choice, Environment.UserName, cancel))
                {
                    case PublishDraftOutcome.Published(var version): System.Console.WriteLine($"`{template.Key}`: version {version} is active. New plans are made from it."); break;
                    case PublishDraftOutcome.Unchanged: break;
                    case PublishDraftOutcome.ChangedMeanwhile: refused.Add($"`{template.Key}` was changed by somebody else meanwhile: it is a draft still."); break;
                    case PublishDraftOutcome.Refused(var why): refused.Add($"`{template.Key}` is a draft still. {RolloutWords.Of(why)}"); break;
                    case PublishDraftOutcome.Wrong(var mistakes):
                        left.Add(template);
                        refused.AddRange(mistakes.Select(mistake => mistake.ToString()).Append($"`{template.Key}` is a draft still."));
                        break;
                }
            if (left.Count == waiting.Count || (left.Count == 0 && refused.Count > 0)) return CommandLine.Refuse(refused);
            waiting = left;
        }
        return CommandLine.Done;
    }
}
