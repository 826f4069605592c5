using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>The onboarding survey and everything that plans are made of, read together because they name each other.</summary>
public sealed record PlanFiles
{
    public required Survey Survey { get; init; }

    /// <summary>In the order they are tried; the last one takes everybody else.</summary>
    public required IReadOnlyList<SegmentRule> Rules { get; init; }
    public required IReadOnlyList<Template> Templates { get; init; }
    public required IReadOnlyList<GoalModule> Goals { get; init; }

    /// <summary>Reads all files and what they say about each other; every mistake is listed, by file and line.</summary>
    /// <param name="survey">The file of the onboarding survey; null: there is none, which others report.</param>
    /// <param name="plans">The files of plans/.</param>
    public static Read<PlanFiles> Read(DefinitionText? survey, IReadOnlyList<DefinitionText> plans)
    {
        var mistakes = new List<Mistake>();
        var goals = plans.Where(IsGoal).ToList();
        var templates = plans.Except(goals).ToList();
        var surveys = Readable(survey is null ? [] : [survey], SurveyFile.Read, mistakes);
        var read = new CheckTemplates(
            Readable(templates, SegmentFile.Read, mistakes), Readable(templates, TemplateFile.Read, mistakes),
            Readable(goals, GoalModuleFile.Read, mistakes), [.. plans.Select(plan => plan.File)]);
        mistakes.AddRange(read.AmongThemselves());
        if (surveys is [var onboarding]) mistakes.AddRange(read.Against(onboarding));
        var files = surveys.Count == 0 ? null : new PlanFiles
        {
            Survey = surveys[0].Value,
            Rules = [.. read.Rules.Select(rule => rule.Value).OrderBy(rule => rule.Order)],
            Templates = [.. read.Templates.Select(template => template.Value)],
            Goals = [.. read.Goals.Select(goal => goal.Value)],
        };
        return files is not null && mistakes.Count == 0 ? new Read<PlanFiles>.Good(files)
            : new Read<PlanFiles>.Bad([.. mistakes.Distinct().OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line)]) { Partial = files };
    }

    // Where the text cannot be read, the file's name says what it is.
    private static bool IsGoal(DefinitionText plan) => GoalModuleFile.Is(plan.Content)
        || (YamlFile.Nodes(plan.Content) is null && Path.GetFileName(plan.File).StartsWith(CheckTemplates.GoalPrefix, StringComparison.Ordinal));

    /// <summary>What can be read, also in part: a mistake in one file hides none in the files that name it.</summary>
    private static List<Defined<T>> Readable<T>(
        IEnumerable<DefinitionText> texts, Func<string, string, Read<T>> read, List<Mistake> mistakes)
    {
        var readable = new List<Defined<T>>();
        foreach (var text in texts)
            switch (read(text.File, text.Content))
            {
                case Read<T>.Good(var value): readable.Add(new Defined<T>(text.File, text.Content, value, IsWhole: true)); break;
                case Read<T>.Bad bad:
                    mistakes.AddRange(bad.Mistakes);
                    if (bad.Partial is { } partial) readable.Add(new Defined<T>(text.File, text.Content, partial, IsWhole: false));
                    break;
            }
        return readable;
    }
}

/// <summary>A definition beside the text it was read from, so that a mistake found later still has its line.</summary>
/// <param name="IsWhole">Without mistakes of its own; else some of its values are empty, for want of right ones.</param>
internal sealed record Defined<T>(string File, string Content, T Value, bool IsWhole)
{
    private YamlNode? nodes;

    public YamlNode? Nodes => nodes ??= YamlFile.Nodes(Content);

    public Mistake Wrong(string key, string sentence, params object[] path) => new(File, Nodes?.LineOf(path) ?? 0, key, sentence);
}
