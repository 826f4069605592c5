namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>Texts around a survey; its questions are in its definition.</summary>
public sealed class SurveyPageTexts;
