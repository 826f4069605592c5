using System.Text;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Cells in which nothing stands.</summary>
internal static class Blank
{
    /// <summary>Whether a cell holds nothing but blanks, of whatever kind.</summary>
    public static bool Is(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || (cell[0] <= ' ' || cell[0] > 0x7F) && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(cell));
}
