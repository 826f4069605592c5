using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>
/// Different texts as UTF-8, numbered from 0 in the order they came: one stretch of bytes and a hash table, a fraction of what
/// strings in a dictionary take. The table holds a text's first bytes, so that short ones are found in it alone.
/// </summary>
internal sealed class TextTable
{
    private const int FirstSlots = 16;
    private const ulong Odd = 0x9E3779B97F4A7C15UL;

    private byte[] _bytes = new byte[FirstSlots * TextStart.Length];
    private int[] _ends = new int[FirstSlots];
    private Slot[] _slots = new Slot[FirstSlots];

    /// <summary>Different texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>A text's bytes.</summary>
    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(Start(number).._ends[number]);

    /// <summary>A text in characters.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>The number of a text; that of a new one is what <see cref="Count"/> was.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Its first bytes.</param>
    public int NumberOf(ReadOnlySpan<byte> text, Vector128<byte> start)
    {
        for (var at = Hash(text, start); ; at++)
        {
            ref var slot = ref _slots[at & (_slots.Length - 1)];
            if (slot.Taken == 0)
            {
                slot = new Slot(start, text.Length, Count + 1);
                Keep(text);
                return Count - 1;
            }
            if (slot.Start == start && slot.Length == text.Length && (text.Length <= TextStart.Length || this[slot.Taken - 1].SequenceEqual(text)))
                return slot.Taken - 1;
        }
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        var start = Start(Count);
        if (Count == _ends.Length)
            Array.Resize(ref _ends, 2 * Count);
        if (start + (long)text.Length > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, start + (long)text.Length)));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = start + text.Length;
        if (2 * Count > _slots.Length)
            Grow();
    }

    private void Grow()
    {
        _slots = new Slot[2 * _slots.Length];
        for (var number = 0; number < Count; number++)
        {
            var start = TextStart.Of(this[number]);
            var at = Hash(this[number], start);
            while (_slots[at & (_slots.Length - 1)].Taken != 0)
                at++;
            _slots[at & (_slots.Length - 1)] = new Slot(start, this[number].Length, number + 1);
        }
    }

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(ReadOnlySpan<byte> text, Vector128<byte> start)
    {
        var words = start.AsUInt64();
        var hash = (words[0] * Odd ^ BitOperations.RotateLeft(words[1], 32) ^ (ulong)text.Length) * Odd;
        if (text.Length > TextStart.Length)
            hash = HashOfRest(hash, text[TextStart.Length..]);
        // A product's low bits know little of its factor's high ones, and texts such as "customer-0001" differ in few.
        hash = (hash ^ hash >> 32) * Odd;
        return (int)(hash >> 32);
    }

    private static ulong HashOfRest(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            hash = (BitOperations.RotateLeft(hash, 29) ^ MemoryMarshal.Read<ulong>(rest)) * Odd;
        foreach (var x in rest)
            hash = (BitOperations.RotateLeft(hash, 29) ^ x) * Odd;
        return hash;
    }

    /// <param name="Start">The text's first bytes.</param>
    /// <param name="Length">How many it has.</param>
    /// <param name="Taken">One more than its number; 0: the slot is free.</param>
    private record struct Slot(Vector128<byte> Start, int Length, int Taken);
}
