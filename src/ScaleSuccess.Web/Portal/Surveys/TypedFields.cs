using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>What a survey page's form says of the page's questions, unchanged.</summary>
public static class TypedFields
{
    /// <summary>A box that is not ticked is not sent at all, so of these an absent field is an empty one.</summary>
    private static readonly QuestionKind[] Ticked = [QuestionKind.Choice, QuestionKind.Choices, QuestionKind.Scale];

    public static IReadOnlyDictionary<string, string[]> Of(SurveyPage page, IFormCollection form) => (
        from question in page.Questions
        from field in Names(question)
        where form.ContainsKey(field) || (field == question.Key && Ticked.Contains(question.Kind))
        select field).ToDictionary(field => field, field => form[field].OfType<string>().ToArray());

    /// <summary>Every field a question may have.</summary>
    public static IEnumerable<string> Names(Question question) => question.Kind switch
    {
        QuestionKind.Measures => question.Choices.SelectMany(measure =>
            new[] { $"{question.Key}.{measure.Key}.baseline", $"{question.Key}.{measure.Key}.target" }),
        QuestionKind.People => Enumerable.Range(1, Answers.MostPeople).SelectMany(row =>
            new[] { $"{question.Key}.{row}.name", $"{question.Key}.{row}.email", $"{question.Key}.{row}.role" }),
        _ => question.Other ? [question.Key, question.Key + ".other"] : [question.Key],
    };
}
