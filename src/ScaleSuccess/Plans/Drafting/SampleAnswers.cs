using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>Realistic answers to the survey, for a preview before there are real ones.</summary>
public static class SampleAnswers
{
    public const string Customer = "Fjord & Sons";
    public static readonly Person Contact = new(1, "champion");

    /// <param name="segment">The answers follow its rule.</param>
    /// <param name="goal">Also chosen, when given.</param>
    public static Answers Of(Survey survey, SegmentRule segment, string? goal, DateOnly today)
    {
        var fields = Fields(survey, today);
        foreach (var (name, choices) in segment.Requires)
            if (survey.Named(name) is { } asked) fields[asked.Key] = [choices[0]];
        if (goal is not null && survey.About(Meaning.Goals) is { } goals)
            fields[goals.Key] = [.. fields.GetValueOrDefault(goals.Key, []).Prepend(goal).Distinct()];
        return new Answers(fields);
    }

    /// <summary>Of nobody in particular.</summary>
    public static Answers Of(Survey survey, DateOnly today) => new(Fields(survey, today));

    private static Dictionary<string, string[]> Fields(Survey survey, DateOnly today)
    {
        var fields = new Dictionary<string, string[]>();
        foreach (var question in survey.Questions)
            foreach (var (field, values) in question.Kind.Sample(question, today)) fields[field] = values;
        return fields;
    }
}
