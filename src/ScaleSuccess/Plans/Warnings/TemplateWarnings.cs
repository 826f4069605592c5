using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>What is doubtful about a template or a goal module that has no mistakes. It may be published all the same.</summary>
public static class TemplateWarnings
{
    /// <param name="file">One of those that were read.</param>
    public static IReadOnlyList<Mistake> Of(DefinitionText file, PlanFiles files)
    {
        if (YamlFile.Nodes(file.Content) is not { } nodes) return [];
        var warnings = nodes.TextAt("goal") is { } goal
            ? files.Goals.FirstOrDefault(one => one.Goal == goal) is { } module ? Of(module, files) : []
            : files.Templates.FirstOrDefault(one => one.Key == nodes.TextAt("segment")) is { } template ? Of(template, files) : [];
        return [.. warnings.Concat(HardToRead.Of(nodes, files)).Select(warning => new Mistake(file.File, nodes.LineOf(warning.Path), warning.About, warning.Sentence)).OrderBy(warning => warning.Line)];
    }

    private static IEnumerable<Warning> Of(Template template, PlanFiles files) =>
    [
        .. ReachWarnings.Of(template, files), .. OwnerWarnings.Of(template, files.Survey), .. TimeWarnings.Of(template),
    ];

    private static IEnumerable<Warning> Of(GoalModule module, PlanFiles files) =>
    [
        .. ReachWarnings.Of(module, files.Survey), .. BenefitWarnings.Of(module, files), .. OwnerWarnings.Of(module, files.Survey), .. TimeWarnings.Of(module, files.Templates),
    ];
}
