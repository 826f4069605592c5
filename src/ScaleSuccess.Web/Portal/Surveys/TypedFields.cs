using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>What a survey page's form says of the page's questions, unchanged.</summary>
public static class TypedFields
{
    /// <summary>Names the questions that the form asked: the survey may have changed since.</summary>
    public const string AskedField = "asked";

    public static string Asked(SurveyPage page) => string.Join(' ', page.Questions.Select(question => question.Key));

    /// <summary>The questions that the form asked, as far as the survey still has them.</summary>
    /// <param name="page">Counted from 1; whose form it is when the form itself does not say.</param>
    public static IReadOnlyList<Question> Questions(Survey survey, int page, IFormCollection form) =>
        form.TryGetValue(AskedField, out var asked)
            ? [.. asked.ToString().Split(' ').Distinct().Select(survey.Find).OfType<Question>()]
            : survey.Pages.ElementAtOrDefault(page - 1)?.Questions ?? [];

    public static IReadOnlyDictionary<string, string[]> Of(IEnumerable<Question> questions, IFormCollection form) => (
        from question in questions
        from field in Names(question)
        where form.ContainsKey(field) || (field == question.Key && question.Kind.IsTicked)
        select field).ToDictionary(field => field, field => form[field].OfType<string>().ToArray());

    /// <summary>Every field a question may have.</summary>
    public static IEnumerable<string> Names(Question question) => question.Kind.Fields(question);
}
