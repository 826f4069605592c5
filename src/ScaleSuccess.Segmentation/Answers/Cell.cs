namespace ScaleSuccess.Segmentation.Answers;

/// <summary>
/// One byte of a coded row: a whole question of single choice, a scale or a number, or one option of a multiple choice.
/// </summary>
/// <param name="Question">The question it belongs to, counted from 0; the options of one question share it.</param>
/// <param name="Codes">How many different answers it can hold, 2 to 254; they are counted from 0.</param>
/// <param name="Values">
/// Where the answers lie on their scale, ascending, one a code, with mean 0 and deviation 1 over the rows learned from; empty
/// where answers have no order.
/// </param>
/// <param name="Weight">How much the question counts, above 0.</param>
/// <param name="Siblings">Cells of its question: the number of options of a multiple choice, else 1.</param>
public sealed record Cell(int Question, int Codes, IReadOnlyList<float> Values, double Weight, int Siblings)
{
    // With three steps, two numbers a class say as much as a share for each step: the order adds nothing.
    private const int FewestOrdered = 4;

    /// <summary>Whether the order of the answers is used.</summary>
    public bool Ordered => Values.Count >= FewestOrdered;
}
