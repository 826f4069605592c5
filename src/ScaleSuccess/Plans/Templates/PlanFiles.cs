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
    /// <param name="survey">The file of the onboarding survey.</param>
    /// <param name="plans">The files of plans/.</param>
    public static Read<PlanFiles> Read(DefinitionText survey, IReadOnlyList<DefinitionText> plans)
    {
        var mistakes = new List<Mistake>();
        var goals = plans.Where(plan => GoalModuleFile.Is(plan.Content)).ToList();
        var templates = plans.Except(goals).ToList();
        var surveys = Good([survey], SurveyFile.Read, mistakes);
        var read = new CheckTemplates(
            Good(templates, SegmentFile.Read, mistakes), Good(templates, TemplateFile.Read, mistakes),
            Good(goals, GoalModuleFile.Read, mistakes));
        // Whether another file lacks something is unknown while that file cannot be read.
        if (mistakes.Count == 0) mistakes.AddRange(read.Against(surveys[0]));
        if (mistakes.Count > 0) return new Read<PlanFiles>.Bad([.. mistakes.Distinct().OrderBy(mistake => mistake.File, StringComparer.Ordinal)]);
        return new Read<PlanFiles>.Good(new PlanFiles
        {
            Survey = surveys[0].Value,
            Rules = [.. read.Rules.Select(rule => rule.Value).OrderBy(rule => rule.Order)],
            Templates = [.. read.Templates.Select(template => template.Value)],
            Goals = [.. read.Goals.Select(goal => goal.Value)],
        });
    }

    private static List<Defined<T>> Good<T>(
        IEnumerable<DefinitionText> texts, Func<string, string, Read<T>> read, List<Mistake> mistakes)
    {
        var good = new List<Defined<T>>();
        foreach (var text in texts)
            switch (read(text.File, text.Content))
            {
                case Read<T>.Good(var value): good.Add(new Defined<T>(text.File, text.Content, value)); break;
                case Read<T>.Bad(var wrong): mistakes.AddRange(wrong); break;
            }
        return good;
    }
}

/// <summary>A definition beside the text it was read from, so that a mistake found later still has its line.</summary>
internal sealed record Defined<T>(string File, string Content, T Value)
{
    public Mistake Wrong(string key, string sentence, params object[] path) =>
        new(File, YamlFile.Line(Content, path), key, sentence);
}
