namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>Rows of three cells out of whatever bytes come: ties, repeats and missing answers are likely.</summary>
public static class SmallRows
{
    public static bool Keep_their_model(IClusterer engine, byte[] cells, byte k, int seed)
    {
        byte[] codes = [.. cells.Concat(new byte[] { 1, 2, 0 }).SkipLast(cells.Length % 3).Select(x => x % 4 == 3 ? AnswerCodes.Missing : (byte)(x % 4))];
        var rows = new AnswerCodes(codes, [.. Enumerable.Range(0, 3).Select(i => new Cell(i, 3, [], 1, 1))]);
        Planted.Same(engine.Fit(rows, 1 + k % rows.Rows, seed, default), engine.Fit(Planted.Shuffled(rows, seed), 1 + k % rows.Rows, seed, default));
        return true;
    }
}
