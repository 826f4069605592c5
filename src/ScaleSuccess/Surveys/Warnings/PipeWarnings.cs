using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>Answers in texts that somebody reads who has not given them.</summary>
internal static class PipeWarnings
{
    public static IEnumerable<Warning> Of(Survey survey)
    {
        // Read before the first question, too, so nothing is answered for sure.
        foreach (var (key, text) in new[] { ("title", survey.Title), ("intro", survey.Intro) })
            foreach (var name in PipedText.Bare(text)) yield return Warn([key], $"survey, `{key}`", $"`{name}` is empty for who reads this first: nobody has answered it by then.", name);
        foreach (var name in Missing(survey, survey.Thanks)) yield return MayBeEmpty(["thanks"], "survey, `thanks`", name);
        foreach (var (place, page) in survey.Pages.Index())
        {
            foreach (var warning in In(survey, ["pages", place], $"page `{page.Title}`", [page.ShowIf], ("title", page.Title), ("hint", page.Hint))) yield return warning;
            foreach (var (number, question) in page.Questions.Index())
                foreach (var warning in Of(survey, page, question, ["pages", place, "questions", number])) yield return warning;
        }
    }

    private static IEnumerable<Warning> Of(Survey survey, SurveyPage page, Question question, object[] path)
    {
        var about = $"question `{question.Key}`";
        Condition?[] under = [page.ShowIf, question.ShowIf];
        return In(survey, path, about, under, ("ask", question.Ask), ("hint", question.Hint)).Concat(
            from list in new[] { (Key: "choices", Lines: question.Choices), (Key: "rows", Lines: question.Rows) }
            from line in list.Lines.Index()
            from warning in In(survey, [.. path, list.Key, line.Index], $"{about}, `{line.Item.Key}`", [.. under, line.Item.ShowIf], ("label", line.Item.Label), ("hint", line.Item.Hint))
            select warning);
    }

    private static IEnumerable<Warning> In(Survey survey, object[] path, string about, Condition?[] under, params (string Key, string? Text)[] texts) =>
        from text in texts
        where text.Text is not null
        from name in Missing(survey, text.Text, under)
        select MayBeEmpty([.. path, text.Key], $"{about}, `{text.Key}`", name);

    /// <summary>What a text names that somebody who reads it may not have answered.</summary>
    /// <param name="under">The conditions under which it is read.</param>
    private static IEnumerable<string> Missing(Survey survey, string text, params Condition?[] under) =>
        PipedText.Bare(text).Distinct().Where(name => MayBeMissing(survey, PipedText.Question(name), [.. under.OfType<Condition>()]));

    private static bool MayBeMissing(Survey survey, string question, IReadOnlyList<Condition> under)
    {
        var missing = false;
        var all = new PossiblePeople(survey, [new Condition([[new ConditionLine(question, Comparison.Answered, [])]]), .. under])
            .Each(known => missing |= under.All(condition => condition.Holds(known)) && !known.IsAnswered(question));
        return all && missing;
    }

    private static Warning MayBeEmpty(object[] path, string about, string name) => Warn(path, about, $"`{name}` may be empty: not everybody who reads this has answered it.", name);

    private static Warning Warn(object[] path, string about, string why, string name) =>
        new Warning(path, about, $"{why} Say what is read instead, `{{{{{name} | …}}}}`, or ask first, `{{{{#if {name}}}}}`.");
}
