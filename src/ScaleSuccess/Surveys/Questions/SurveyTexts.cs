namespace ScaleSuccess.Surveys.Questions;

/// <summary>Names SurveyTexts.resx: what a survey's page says of an answer.</summary>
public sealed class SurveyTexts;
