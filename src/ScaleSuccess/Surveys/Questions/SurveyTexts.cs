namespace ScaleSuccess.Surveys.Questions;

/// <summary>Names SurveyTexts.resx: the messages about answers.</summary>
public sealed class SurveyTexts;
