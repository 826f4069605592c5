using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>What is doubtful about a template or a goal module. It may be published all the same.</summary>
public static class TemplateWarnings
{
    /// <param name="file">One of those that were read.</param>
    /// <param name="wrong">Mistakes of the files: of a line that is wrong nothing is doubtful.</param>
    public static IReadOnlyList<Mistake> Of(DefinitionText file, PlanFiles files, IReadOnlyList<Mistake>? wrong = null)
    {
        if (YamlFile.Nodes(file.Content) is not { } nodes) return [];
        var lines = (wrong ?? []).Where(mistake => mistake.File == file.File).Select(mistake => mistake.Line).ToHashSet();
        var warnings = nodes.TextAt("goal") is { } goal
            ? files.Goals.FirstOrDefault(one => one.Goal == goal) is { } module ? Of(module, files) : []
            : files.Templates.FirstOrDefault(one => one.Key == nodes.TextAt("segment")) is { } template ? Of(template, files, IsDated(template)) : [];
        return [.. warnings.Concat(HardToRead.Of(nodes, files)).Select(warning => new Mistake(file.File, nodes.LineOf(warning.Path), warning.About, warning.Sentence)).Where(warning => !lines.Contains(warning.Line)).OrderBy(warning => warning.Line)];

        // Neither its length nor a milestone's place is wrong.
        bool IsDated(Template template) => !lines.Contains(nodes.LineOf(["days"])) && !template.Milestones.Index().Any(one => lines.Contains(nodes.LineOf(["milestones", one.Index, "at"])));
    }

    /// <summary>Whether it is known how easily its texts are read.</summary>
    public static bool CanTellHowHardItReads(DefinitionText file, PlanFiles files) => YamlFile.Nodes(file.Content) is not { } nodes || HardToRead.CanTell(nodes, files);

    private static IEnumerable<Warning> Of(Template template, PlanFiles files, bool isDated) =>
    [
        .. ReachWarnings.Of(template, files), .. OwnerWarnings.Of(template, files.Survey), .. isDated ? TimeWarnings.Of(template) : [],
    ];

    private static IEnumerable<Warning> Of(GoalModule module, PlanFiles files) =>
    [
        .. OfferWarnings.NotOffered(module, files.Survey) is { } nobody ? [nobody] : ReachWarnings.Of(module, files.Survey).Concat(BenefitWarnings.Of(module, files)),
        .. OwnerWarnings.Of(module, files.Survey), .. TimeWarnings.Of(module, files.Templates),
    ];
}
