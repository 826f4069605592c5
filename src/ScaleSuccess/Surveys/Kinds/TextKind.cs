namespace ScaleSuccess.Surveys.Kinds;

public sealed class TextKind() : WordsKind(Most)
{
    public const int Most = 200;

    public override string Name => "text";
}
