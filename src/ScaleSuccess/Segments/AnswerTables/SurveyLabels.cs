using ScaleSuccess.Segmentation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>The survey's labels for a model's keys.</summary>
public static class SurveyLabels
{
    private const string Other = "Something else";

    public static Labels Of(Survey survey) => new(
        survey.Questions.ToDictionary(q => q.Key, q => q.Kind.CountsDays ? $"{q.Ask} (days from the answer)" : q.Ask),
        survey.Questions.SelectMany(q => q.Choices.Select(c => (Key: (q.Key, c.Key), c.Label)).Append((Key: (q.Key, Answers.OtherChoice), Label: Other)))
            .ToDictionary(choice => choice.Key, choice => choice.Label));
}
