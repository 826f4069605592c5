using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
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
        return [.. LogicWarnings.Of(survey).Concat(PipeWarnings.Of(survey)).Concat(PathLength.Of(survey)).Concat(LongTexts(survey)).Concat(SendWarnings.Of(survey)).Concat(TranslationWarnings.Of(survey)).Concat(active is null ? [] : ChangedMeaning.Of(active, survey))
            .Select(warning => new Mistake(file.File, nodes.LineOf(warning.Path), warning.About, warning.Sentence)).OrderBy(warning => warning.Line)];
    }

    private static IEnumerable<Warning> LongTexts(Survey survey) =>
        from question in survey.Questions
        let words = question.Ask.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length
        where words > MostWords && question.Kind.HasAnswer
        select new Warning([.. Path(survey, question), "ask"], $"question `{question.Key}`, `ask`",
            string.Create(CultureInfo.InvariantCulture, $"It has {words} words; people read up to {MostWords}: move the rest to the `hint`, or to a statement."));

    internal static object[] Path(Survey survey, Question question)
    {
        var page = survey.Pages.Index().First(page => page.Item.Questions.Contains(question));
        return ["pages", page.Index, "questions", page.Item.Questions.Index().First(one => one.Item == question).Index];
    }
}
