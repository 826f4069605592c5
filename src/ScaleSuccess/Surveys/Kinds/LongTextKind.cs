using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Kinds;

public sealed class LongTextKind() : WordsKind(Most)
{
    public const int Most = 2_000;

    public override string Name => "long-text";

    public override string Clean(string typed) => TypedText.Lines(typed);
}
