using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>The survey's labels for a model's keys.</summary>
public static class SurveyLabels
{
    private static readonly IStringLocalizer<AnswerTableTexts> Texts = Localizer.Of<AnswerTableTexts>();

    public static Labels Of(Survey survey) => Outlined(SurveyWording.Outlined(survey));

    private static Labels Outlined(Survey survey) => new(
        survey.Questions.ToDictionary(q => q.Key, q => q.Ask),
        survey.Questions.SelectMany(q => q.Choices.Select(c => (Key: (q.Key, c.Key), c.Label)).Append((Key: (q.Key, Answers.OtherChoice), Label: Texts["other"].Value)))
            .ToDictionary(choice => choice.Key, choice => choice.Label))
    {
        Numbers = survey.Questions.Where(q => q.Kind.CountsDays).ToDictionary(q => q.Key, _ => NumberMeaning.DaysAhead),
    };
}
