using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Reads a survey from its file in surveys/.</summary>
public static class SurveyFile
{
    public static Read<Survey> Read(string file, string content) => YamlFile.Read(file, content, "survey", Survey);

    private static Survey Survey(YamlMap map)
    {
        var blocks = new List<YamlMap>();
        var survey = new Survey
        {
            Key = map.Key("survey"),
            Purpose = map.Word("purpose", Purposes.ByName, fallback: Purpose.Other.Name()),
            Title = map.Text("title", 80),
            Intro = map.Text("intro", 500),
            Thanks = map.Text("thanks", 500),
            Pages = [.. map.Maps("pages", "page", "title").Select(page => Page(page, blocks))],
        };
        map.Missing("pages", false);
        map.NoMore();
        YamlMap.EachOnce(blocks, "key");
        YamlMap.EachOnce(blocks, "means");
        NoKeyHidesAMeaning(survey, blocks);
        return survey;
    }

    private static SurveyPage Page(YamlMap map, List<YamlMap> blocks)
    {
        var own = map.Maps("questions", "question");
        blocks.AddRange(own);
        var page = new SurveyPage(map.Text("title", 80), map.OptionalText("hint", 300), [.. own.Select(QuestionBlock.Read)]);
        map.Missing("questions", false);
        map.NoMore();
        return page;
    }

    // A template's {{answers.risk}} is the question that means risk, so no other question may have that name.
    private static void NoKeyHidesAMeaning(Survey survey, List<YamlMap> blocks)
    {
        foreach (var (question, block) in survey.Questions.Zip(blocks))
            if (survey.Named(question.Key) is { } named && named.Key != question.Key)
                block.Wrong("key", $"`{question.Key}` is what question `{named.Key}` means: choose another key.");
    }
}
