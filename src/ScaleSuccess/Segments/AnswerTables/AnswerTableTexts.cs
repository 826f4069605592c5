namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>Names AnswerTableTexts.resx: words for answers that the survey itself has none for.</summary>
public sealed class AnswerTableTexts;
