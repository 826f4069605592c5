using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace ScaleSuccess.Web.Commands;

/// <summary>
/// Different texts as UTF-8, numbered from 0 in the order they came: one stretch of bytes and a hash table of numbers, a third of
/// what strings in a dictionary take.
/// </summary>
internal sealed class SegmentTexts
{
    private const int FirstSlots = 64;
    private const ulong Odd = 0x9E3779B97F4A7C15UL;

    private byte[] _bytes = new byte[FirstSlots * 8];
    private int[] _ends = new int[FirstSlots];
    // One more than a text's number; 0 is free. Never more than half full.
    private int[] _slots = new int[FirstSlots];

    /// <summary>Different texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>A text's bytes.</summary>
    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(Start(number).._ends[number]);

    /// <summary>A text in characters.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>The number of a text; that of a new one is what <see cref="Count"/> was.</summary>
    public int NumberOf(ReadOnlySpan<byte> text)
    {
        var slot = Slot(text);
        while (_slots[slot] is > 0 and var taken)
        {
            if (this[taken - 1].SequenceEqual(text))
                return taken - 1;
            slot = (slot + 1) & (_slots.Length - 1);
        }
        _slots[slot] = Count + 1;
        Keep(text);
        return Count - 1;
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        var start = Start(Count);
        if (Count == _ends.Length)
            Array.Resize(ref _ends, 2 * Count);
        if (start + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, checked((int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, start + (long)text.Length))));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + text.Length;
        if (2 * Count > _slots.Length)
            Rehash();
    }

    private void Rehash()
    {
        _slots = new int[2 * _slots.Length];
        for (var number = 0; number < Count; number++)
        {
            var slot = Slot(this[number]);
            while (_slots[slot] > 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    private int Slot(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Odd;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Mixed(hash, MemoryMarshal.Read<ulong>(text));
        var rest = 0UL;
        foreach (var x in text)
            rest = rest << 8 | x;
        hash = Mixed(hash, rest);
        return (int)((hash ^ hash >> 32) & (ulong)(_slots.Length - 1));
    }

    private static ulong Mixed(ulong hash, ulong more) => BitOperations.RotateLeft((hash ^ more) * Odd, 29);
}
