namespace ScaleSuccess.SegmentCli.Files;

/// <summary>How much a file may hold, so that no file, however it was made, takes more memory than these add up to.</summary>
internal static class InputLimits
{
    public const long FileBytes = 2L << 30;
    public const int Rows = 5_000_000;
    public const int Columns = 2_000;
    public const int NameBytes = 4_000;

    /// <summary>Excel's longest cell has 32,767 characters, of up to four bytes.</summary>
    public const int CellBytes = 131_072;

    /// <summary>The longest row.</summary>
    public const int RowBytes = 4 << 20;

    /// <summary>What different texts may take together, ids and answers.</summary>
    public const long TextBytes = 1L << 30;

    /// <summary>Rows × cells that the engines read.</summary>
    public const long Codes = 1L << 30;

    /// <summary>Different answers of all columns together, each of which costs every segment a number.</summary>
    public const int Answers = 20_000;
}
