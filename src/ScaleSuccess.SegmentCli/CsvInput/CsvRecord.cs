using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CsvHelper;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>One row of a CSV file, until the next one is read.</summary>
internal readonly ref struct CsvRecord(CsvReader reader)
{
    private readonly ReadOnlySpan<byte> _raw = reader.RawRecord;

    /// <summary>A cell without its quotes.</summary>
    /// <param name="column">The column, counted from 0.</param>
    /// <param name="start">Its first bytes, as <see cref="TextStart"/> has them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Cell(int column, out Vector128<byte> start)
    {
        var text = reader.GetSpan(column);
        // Within the row the bytes behind a cell may be read too, which needs no look at its length. Not so at the row's end, nor where
        // doubled quotes were undone elsewhere in memory.
        ref var first = ref MemoryMarshal.GetReference(text);
        var room = (nuint)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_raw), ref first) + TextStart.Length <= (nuint)_raw.Length;
        start = room ? TextStart.Cut(Vector128.LoadUnsafe(ref first), text.Length) : TextStart.Of(text);
        return text;
    }
}

/// <summary>A text's first sixteen bytes as one number, 0 after the end of a shorter text: all there is of most answers, and quickly compared.</summary>
internal static class TextStart
{
    public const int Length = 16;

    private static readonly Vector128<byte>[] Masks =
        [.. Enumerable.Range(0, Length + 1).Select(length => Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length)))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Cut(Vector128<byte> bytes, int length) => bytes & Masks[Math.Min(length, Length)];

    public static Vector128<byte> Of(ReadOnlySpan<byte> text)
    {
        Span<byte> start = stackalloc byte[Length];
        start.Clear();
        text[..Math.Min(text.Length, Length)].CopyTo(start);
        return Vector128.Create<byte>(start);
    }
}
