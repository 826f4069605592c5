using Microsoft.Extensions.Localization;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.VendorAnswers;

/// <summary>Names VendorAnswerTexts.resx: what is wrong with an answer that the vendor sends, for developers.</summary>
public sealed class VendorAnswerTexts
{
    public static string Sentence(VendorAnswerMistake mistake, IStringLocalizer<VendorAnswerTexts> texts, IStringLocalizer<SurveyTexts> survey) =>
        texts[$"mistake.{mistake.Code}", mistake.Survey is { } why ? [why.Sentence(survey)] : mistake.Arguments];
}
