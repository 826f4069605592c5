using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Reads a survey from its file in surveys/.</summary>
public static class SurveyFile
{
    public static Read<Survey> Read(string file, string content) => YamlFile.Read(file, content, "survey", Survey);

    private static Survey Survey(YamlMap map)
    {
        var questions = new List<YamlMap>();
        var survey = new Survey
        {
            Key = map.Key("survey"),
            Title = map.Text("title", 80),
            Intro = map.Text("intro", 500),
            Thanks = map.Text("thanks", 500),
            Pages = [.. map.Maps("pages", "page", "title").Select(page => Page(page, questions))],
        };
        map.Missing("pages", false);
        map.NoMore();
        YamlMap.EachOnce(questions, "key");
        return survey;
    }

    private static SurveyPage Page(YamlMap map, List<YamlMap> questions)
    {
        var own = map.Maps("questions", "question");
        questions.AddRange(own);
        var page = new SurveyPage(map.Text("title", 80), map.OptionalText("hint", 300), [.. own.Select(QuestionBlock.Read)]);
        map.Missing("questions", false);
        map.NoMore();
        return page;
    }
}
