using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Reads a survey from its file in surveys/.</summary>
public static class SurveyFile
{
    public static Read<Survey> Read(string file, string content) => YamlFile.Read(file, content, "survey", Survey);

    private static Survey Survey(YamlMap map)
    {
        var pages = new List<(YamlMap Page, IReadOnlyList<YamlMap> Questions)>();
        var survey = new Survey
        {
            Key = map.Key("survey"),
            Purpose = map.Word("purpose", Purposes.ByName, fallback: Purpose.Other.Name()),
            Title = map.Text("title", Catalog.Survey.MostTitle, PipedText.Flaws),
            Intro = map.Text("intro", 500, PipedText.Flaws),
            Thanks = map.Text("thanks", 500, PipedText.Flaws),
            Send = SendBlock.Read(map, out var rules),
            Pages = [.. map.Maps("pages", "page", "title").Select((page, place) => Page(page, place + 1, pages))],
        };
        map.Missing("pages", false);
        map.NoMore();
        var blocks = pages.SelectMany(page => page.Questions).ToList();
        YamlMap.EachOnce(blocks, "key");
        YamlMap.EachOnce(blocks, "means");
        NoKeyHidesAMeaning(survey, blocks);
        CheckLogic.Of(survey, map, pages);
        CheckTargets.Of(survey, map, rules);
        return survey;
    }

    private static SurveyPage Page(YamlMap map, int number, List<(YamlMap Page, IReadOnlyList<YamlMap> Questions)> pages)
    {
        var own = map.Maps("questions", "question");
        pages.Add((map, own));
        var page = new SurveyPage(map.Text("title", 80, PipedText.Flaws), map.OptionalText("hint", 300, PipedText.Flaws), [.. own.Select(QuestionBlock.Read)])
        {
            Number = number, ShowIf = ConditionBlock.Read(map, "show_if"),
        };
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
