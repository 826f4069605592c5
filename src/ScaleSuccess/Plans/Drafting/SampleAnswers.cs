using System.Globalization;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>Believable answers to whatever the survey asks, for a preview before the first real ones are in.</summary>
public static class SampleAnswers
{
    public const string Customer = "Fjord & Sons";
    public static readonly Person Contact = new(1, "Nora Lindqvist", "champion");

    /// <param name="segment">The answers follow its rule.</param>
    /// <param name="goal">Chosen besides, when given.</param>
    public static Answers Of(Survey survey, SegmentRule segment, string? goal, DateOnly today)
    {
        var fields = new Dictionary<string, string[]>();
        foreach (var question in survey.Questions)
            foreach (var (field, values) in Answer(question, today)) fields[field] = values;
        foreach (var (question, choices) in segment.Requires) fields[question] = [choices[0]];
        if (goal is not null) fields["goals"] = [.. fields.GetValueOrDefault("goals", []).Prepend(goal).Distinct()];
        return new Answers(fields);
    }

    private static IEnumerable<(string Field, string[] Values)> Answer(Question question, DateOnly today) => question.Kind switch
    {
        QuestionKind.Choice => [(question.Key, [.. question.Choices.Take(1).Select(choice => choice.Key)])],
        QuestionKind.Choices => [(question.Key, [.. question.Choices.Take(Math.Min(2, question.Most ?? 2)).Select(choice => choice.Key)])],
        QuestionKind.Text or QuestionKind.LongText => [(question.Key, ["fewer spreadsheets and one place to look"])],
        QuestionKind.Date => [(question.Key, [today.AddDays(120).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])],
        QuestionKind.Number or QuestionKind.Scale => [(question.Key, [Math.Round(((question.Min ?? 1) + (question.Max ?? 10)) / 2).ToString(CultureInfo.InvariantCulture)])],
        QuestionKind.Measures => question.Choices.Take(2).SelectMany(measure => Measure($"{question.Key}.{measure.Key}", measure.Better)),
        QuestionKind.People => [],
        _ => throw new InvalidOperationException($"No sample for questions of kind {question.Kind}."),
    };

    private static IEnumerable<(string Field, string[] Values)> Measure(string field, Better better) =>
        [($"{field}.baseline", [better == Better.Lower ? "12" : "40"]), ($"{field}.target", [better == Better.Lower ? "4" : "75"])];
}
