namespace ScaleSuccess.Surveys.Questions;

/// <summary>Names SurveyTexts.resx: what a survey's page says of an answer, and the words that join answers.</summary>
public sealed class SurveyTexts;
