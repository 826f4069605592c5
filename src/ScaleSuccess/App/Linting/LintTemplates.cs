using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Warnings;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.App.Linting;

/// <param name="Files">How many were looked at.</param>
public sealed record TemplateFindings(int Files, IReadOnlyList<Mistake> Mistakes, IReadOnlyList<Mistake> Warnings);

/// <summary>
/// Looks templates and goal modules over, with the onboarding survey and the others beside them: what is wrong, and what is doubtful. A file
/// that lies elsewhere takes the place of the one of its name there.
/// </summary>
public static class LintTemplates
{
    private const string Plans = "plans";

    /// <summary>Whether a folder has what plans are made of.</summary>
    public static bool IsWhole(string folder) => Directory.Exists(Path.Combine(folder, "surveys")) && Directory.Exists(Path.Combine(folder, Plans));

    /// <summary>The folder in whose plans/ a file lies; null: in none.</summary>
    public static string? RootOf(string file) =>
        Path.GetDirectoryName(Path.GetFullPath(file)) is { } parent && Path.GetFileName(parent) == Plans && Path.GetDirectoryName(parent) is { } root && IsWhole(root) ? root : null;

    /// <param name="root">A folder with surveys/ and plans/.</param>
    /// <param name="files">Those that are looked at; none: all of the folder.</param>
    public static async Task<TemplateFindings> Of(string root, IReadOnlyList<string> files, CancellationToken cancel)
    {
        var (found, unreadable) = await ReadDefinitionFiles.In(new DefinitionFolder(root), cancel);
        var wrong = unreadable.Where(mistake => !mistake.File.StartsWith("emails/", StringComparison.Ordinal)).ToList();
        var asked = found.Where(one => one.Kind == Definition.Survey).Select(one => new DefinitionText($"surveys/{one.Key}.yaml", one.Source)).FirstOrDefault(survey => CheckPurposes.Is(survey, Purpose.Onboarding));
        var plans = found.Where(one => one.Kind == Definition.Plan).Select(one => new DefinitionText($"{Plans}/{one.Key}.yaml", one.Source)).ToDictionary(plan => plan.File);
        var given = new List<DefinitionText>();
        foreach (var file in files)
        {
            var (read, mistakes) = await ReadDefinitionFiles.Plan(file, cancel);
            wrong.AddRange(mistakes);
            if (read is not null) given.Add(new DefinitionText($"{Plans}/{Path.GetFileName(file)}", read.Source));
        }
        foreach (var text in given) plans[text.File] = text;
        return Findings(asked, [.. plans.Values], files.Count == 0 ? [.. plans.Values] : given, wrong, files.Count == 0);
    }

    /// <param name="looked">Of the plans, those of which doubts are said.</param>
    /// <param name="withSurvey">Doubts about what the survey offers, too.</param>
    private static TemplateFindings Findings(DefinitionText? survey, List<DefinitionText> plans, List<DefinitionText> looked, List<Mistake> wrong, bool withSurvey)
    {
        if (survey is null) wrong.Add(new Mistake("surveys", 0, "surveys", "None says `purpose: onboarding`: every plan is made from its answers."));
        var read = PlanFiles.Read(survey, plans);
        if (read is Read<PlanFiles>.Bad(var mistakes)) wrong.AddRange(mistakes);
        var warnings = read is Read<PlanFiles>.Good(var files)
            ? looked.SelectMany(text => TemplateWarnings.Of(text, files)).Concat(withSurvey ? OfferWarnings.Of(survey!, files) : []) : [];
        return new TemplateFindings(looked.Count, [.. wrong.Distinct()], [.. warnings]);
    }
}
