namespace ScaleSuccess.Web.Parts;

public enum Tone
{
    Neutral,
    Accent,
    Info,
    Success,
    Warning,
    Danger,
}
