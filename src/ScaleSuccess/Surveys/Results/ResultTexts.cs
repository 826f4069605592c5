using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Results;

/// <summary>Names ResultTexts.resx: what questions and answers are called in results, the same on the page, in files and to programs.</summary>
public sealed class ResultTexts
{
    private static readonly IStringLocalizer<ResultTexts> Texts = Localizer.Of<ResultTexts>();

    public static string Choice(CountedChoice choice) => Until(Label(choice), choice.Until);

    public static string Line(AskedLine asked) => Until(asked.Line.Label, asked.Until);

    /// <summary>Each question with its words; where several have the same, with what tells them apart.</summary>
    public static IEnumerable<(QuestionResult Question, string Title)> Titled(IReadOnlyList<QuestionResult> questions)
    {
        var asked = questions.CountBy(result => result.Question.Ask).ToDictionary();
        foreach (var result in questions)
            yield return (result, Title(result, result.Question.Ask, asked));
    }

    private static string Title(QuestionResult result, string ask, Dictionary<string, int> asked) => asked[ask] == 1 ? ask
        : result.Until is { } until ? Texts["same.until", ask, result.Question.Key, until] : Texts["same", ask, result.Question.Key];

    private static string Until(string label, int? version) => version is { } until ? Texts["until", label, until] : label;

    private static string Label(CountedChoice choice) => choice.Key == Answers.OtherChoice ? Texts["other"] : choice.Label;
}
