namespace ScaleSuccess.Surveys.Questions;

/// <summary>How many characters each text of a survey may have.</summary>
public static class TextLimit
{
    public const int Title = 80, Intro = 500, Thanks = 500, PageHint = 300;
    public const int Ask = 160, Hint = 240, End = 40, Unit = 30, Consent = 400;
    public const int Label = 80, LabelHint = 160;

    /// <summary>Other languages are longer than the one in which a text was thought of.</summary>
    public static int Translated(int most) => most * 3 / 2;
}
