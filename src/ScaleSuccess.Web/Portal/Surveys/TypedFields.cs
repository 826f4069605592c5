using System.Text.Json;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>What a survey page's form says of the page's questions, unchanged.</summary>
public static class TypedFields
{
    /// <summary>Names the questions that the form asked: the survey may have changed since.</summary>
    public const string AskedField = "asked";

    /// <summary>Names the version of the survey that the page belongs to.</summary>
    public const string VersionField = "version";

    public static string Asked(IEnumerable<Question> questions) => string.Join(' ', questions.Select(question => question.Key));

    /// <summary>The questions that the form asked, as far as the survey still has them.</summary>
    /// <param name="page">Counted from 1; whose form it is when the form itself does not say.</param>
    public static IReadOnlyList<Question> Questions(Survey survey, int page, IFormCollection form) =>
        form.TryGetValue(AskedField, out var asked)
            ? [.. asked.ToString().Split(' ').Distinct().Select(survey.Find).OfType<Question>()]
            : survey.Page(page)?.Questions ?? [];

    /// <summary>The button that takes one's own answer back names its question: what colleagues have answered is left as it is.</summary>
    public const string LeaveField = "leave";

    public static IReadOnlyDictionary<string, string[]> Of(IEnumerable<Question> questions, IFormCollection form) => (
        from question in questions
        let left = form[LeaveField] == question.Key
        let ticked = question.Kind.Ticked(question).ToHashSet()
        from field in Names(question)
        where form.ContainsKey(field) || ticked.Contains(field) || left
        select (Name: field, Values: left ? [] : form[field].OfType<string>().ToArray())).ToDictionary(field => field.Name, field => field.Values);

    /// <summary>Holds the page's fields as they were when it was opened, or last saved.</summary>
    public const string ShownField = "shown";

    public static string Shown(IEnumerable<Question> questions, Answers answers) => JsonSerializer.Serialize(
        questions.SelectMany(Names).ToDictionary(field => field, field => answers.Many(field)));

    /// <summary>Null when the form does not say, or not so that it can be read: everything typed counts then.</summary>
    public static IReadOnlyDictionary<string, string[]>? Shown(IFormCollection form)
    {
        if (form[ShownField].ToString() is not { Length: > 0 } shown) return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?[]?>>(shown)?.ToDictionary(field => field.Key, field => (field.Value ?? []).OfType<string>().ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The questions to which any of these fields belongs.</summary>
    public static IEnumerable<Question> Having(IEnumerable<Question> questions, IReadOnlyList<string> fields) =>
        questions.Where(question => Names(question).Any(fields.Contains));

    /// <summary>The button that says that what the vendor thinks is right. It names what was read: by now the vendor may think something else.</summary>
    public const string ConfirmField = "confirm";

    public static string Confirmed(Question question, KnownAnswer thought) => $"{question.Key}={string.Join(' ', thought.Answers.Many(question.Key))}";

    /// <summary>With the answer that was confirmed; as typed when none was.</summary>
    public static IReadOnlyDictionary<string, string[]> WithConfirmed(OpenedSurvey opened, IReadOnlyDictionary<string, string[]> typed, IFormCollection form) =>
        Confirmed(opened, form) is not { } question || opened.Thought(question) is not { } thought ? typed
            : new Answers(typed).With(thought.Answers.Fields).Fields;

    /// <summary>Null: none.</summary>
    public static Question? Confirmed(OpenedSurvey opened, IFormCollection form) => form[ConfirmField].ToString() is not { Length: > 0 } confirmed ? null
        : opened.Survey.Questions.FirstOrDefault(question => opened.Thought(question) is { } thought && Confirmed(question, thought) == confirmed);

    /// <summary>Every field a question may have.</summary>
    public static IEnumerable<string> Names(Question question) => question.Kind.Fields(question);
}
