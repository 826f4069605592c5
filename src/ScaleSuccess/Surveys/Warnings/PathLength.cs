using System.Globalization;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>How much a person has to look at who names one goal, in the middle of all goals; without a question about goals, the sample's path.</summary>
internal static class PathLength
{
    /// <summary>What people finish.</summary>
    private const int Most = 14;

    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    public static IEnumerable<Warning> Of(Survey survey)
    {
        var length = Median(survey);
        if (length > Most)
            yield return new Warning(["pages"], "survey", string.Create(CultureInfo.InvariantCulture,
                $"{(survey.About(Meaning.Goals) is null ? "A person" : "Who names one goal")} gets {length} questions and fields: people finish up to {Most}. Ask less, or ask it later with `show_if`."));
    }

    public static int Median(Survey survey)
    {
        var sample = survey.Questions.SelectMany(question => question.Kind.Sample(question, AnyDay)).ToDictionary(field => field.Field, field => field.Values);
        var goals = survey.About(Meaning.Goals);
        var lengths = (goals?.Choices ?? []).Select(goal => Of(survey, new Answers(new Dictionary<string, string[]>(sample) { [goals!.Key] = [goal.Key] }))).Order().ToList();
        return lengths.Count == 0 ? Of(survey, new Answers(sample)) : lengths[lengths.Count / 2];
    }

    private static int Of(Survey survey, Answers answers) =>
        AskSurvey.Of(survey, answers, Facts.None).Survey.Questions.Sum(question => question.Kind.Inputs(question));
}
