using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>What is doubtful about a survey that has no mistakes. It may be published all the same.</summary>
public static class SurveyWarnings
{
    private const int MostWords = 20;

    /// <param name="active">The version that people answer now; null: there is none, or it is not known.</param>
    public static IReadOnlyList<Mistake> Of(DefinitionText file, Survey? active = null)
    {
        if (SurveyFile.Read(file.File, file.Content) is not Read<Survey>.Good(var survey)) return [];
        var nodes = YamlFile.Nodes(file.Content)!;
        return [.. LogicWarnings.Of(survey).Concat(PathLength.Of(survey)).Concat(LongTexts(survey)).Concat(SendWarnings.Of(survey)).Concat(TranslationWarnings.Of(survey)).Concat(active is null ? [] : Changed(active, survey))
            .Select(warning => new Mistake(file.File, nodes.LineOf(warning.Path), warning.About, warning.Sentence)).OrderBy(warning => warning.Line)];
    }

    private static IEnumerable<Warning> LongTexts(Survey survey) =>
        from question in survey.Questions
        let words = question.Ask.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length
        where words > MostWords && question.Kind.HasAnswer
        select new Warning([.. Path(survey, question), "ask"], $"question `{question.Key}`, `ask`",
            string.Create(CultureInfo.InvariantCulture, $"It has {words} words; people read up to {MostWords}: move the rest to the `hint`, or to a statement."));

    /// <summary>Answers that are stored under a key would be read as answers to something else.</summary>
    private static IEnumerable<Warning> Changed(Survey active, Survey now) =>
        from change in SurveyChanges.Between(active, now)
        let question = change.Question
        where question is not null && change.Code is SurveyChangeCode.OtherKind or SurveyChangeCode.OtherMeaning
        let was = active.Find(question.Key)!
        select change.Code == SurveyChangeCode.OtherKind
            ? new Warning([.. Path(now, question), "kind"], $"question `{question.Key}`, `kind`", $"In the active version it is of kind {was.Kind.Name}: give the new question a key of its own, or earlier answers are read as {question.Kind.Name}.")
            : new Warning([.. Path(now, question), question.Means is null ? "key" : "means"], $"question `{question.Key}`, `means`", $"In the active version it means {was.Means?.Name() ?? "nothing"}: give the new question a key of its own, or earlier answers are used as {question.Means?.Name() ?? "nothing"}.");

    private static object[] Path(Survey survey, Question question)
    {
        var page = survey.Pages.Index().First(page => page.Item.Questions.Contains(question));
        return ["pages", page.Index, "questions", page.Item.Questions.Index().First(one => one.Item == question).Index];
    }
}
