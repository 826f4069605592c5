using ScaleSuccess.Definitions;
using ScaleSuccess.Web.Parts.Forms;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>The mistakes of one file as its editor shows them. One about the whole file is shown at its first line.</summary>
public static class EditorMistakes
{
    public static IReadOnlyList<EditorMistake> Of(IReadOnlyList<Mistake> mistakes, string file) =>
        [.. mistakes.Where(mistake => mistake.File == file)
            .Select(mistake => new EditorMistake(Math.Max(1, mistake.Line), $"{mistake.Key}: {mistake.Sentence}"))];
}
