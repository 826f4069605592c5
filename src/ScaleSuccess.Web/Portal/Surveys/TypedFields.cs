using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>What a survey page's form says of the page's questions, unchanged.</summary>
public static class TypedFields
{
    public static IReadOnlyDictionary<string, string[]> Of(SurveyPage page, IFormCollection form) => (
        from question in page.Questions
        from field in Names(question)
        where form.ContainsKey(field) || (field == question.Key && question.Kind.IsTicked)
        select field).ToDictionary(field => field, field => form[field].OfType<string>().ToArray());

    /// <summary>Every field a question may have.</summary>
    public static IEnumerable<string> Names(Question question) => question.Kind.Fields(question);
}
