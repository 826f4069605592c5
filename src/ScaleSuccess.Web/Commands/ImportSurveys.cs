using System.CommandLine;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
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
        var files = new Argument<string[]>("FILE") { Description = "Surveys as YAML, or as SurveyJS JSON: told apart by their content. A survey of SurveyJS gets its key from its file's name.", Arity = ArgumentArity.OneOrMore };
        var replace = new Option<bool>("--replace") { Description = "Replace a draft that somebody is working on in the console." };
        var command = new Command("import", "Make surveys drafts in the console, to be looked at and published there.") { files, replace };
        command.SetAction((parsed, cancel) => host.WithoutFiles(parsed.GetValue(data), async (services, stop) =>
        {
            var code = CommandLine.Done;
            foreach (var file in parsed.GetRequiredValue(files))
                code = Math.Max(code, await Import(file, parsed.GetValue(replace), services, stop));
            return code;
        }, cancel));
        return command;
    }

    private static async Task<int> Import(string file, bool replace, IServiceProvider services, CancellationToken cancel)
    {
        var (text, refused) = await TextOf(file, cancel);
        if (text is null) return CommandLine.Refuse(refused);
        IReadOnlyList<Dropped> dropped = [];
        if (ReadSurveyJs.Is(text))
        {
            switch (ReadSurveyJs.Of(file, text))
            {
                case Read<ImportedSurveyJs>.Good(var read): (text, dropped) = (read.Yaml, read.Dropped); break;
                case Read<ImportedSurveyJs>.Bad(var wrong): return Refuse(file, wrong);
            }
        }
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
        foreach (var mistake in await services.GetRequiredService<PublishSurvey>().Check(draft, cancel)) System.Console.WriteLine($"To fix before it can be published: {mistake}");
        foreach (var warning in SurveyWarnings.Of(new DefinitionText(draft.File, draft.Source), active?.Value)) System.Console.WriteLine($"Warning: {warning}");
    }
}
