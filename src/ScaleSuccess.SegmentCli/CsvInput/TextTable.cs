using System.Text;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Distinct texts as UTF-8, numbered from 0 in order of appearance.</summary>
internal sealed class TextTable
{
    /// <summary>What a text takes besides its bytes, about.</summary>
    public const int Overhead = 80;

    private readonly List<byte[]> _texts = [];
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _numbers =
        new Dictionary<byte[], int>(new SameBytes()).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Different texts so far.</summary>
    public int Count => _texts.Count;

    /// <summary>A text's bytes.</summary>
    public ReadOnlySpan<byte> this[int number] => _texts[number];

    /// <summary>A text in characters.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(_texts[number]);

    /// <summary>The number of a text; that of a new one is what <see cref="Count"/> was.</summary>
    public int NumberOf(ReadOnlySpan<byte> text)
    {
        if (_numbers.TryGetValue(text, out var known))
            return known;
        var own = text.ToArray();
        _numbers.Dictionary.Add(own, _texts.Count);
        _texts.Add(own);
        return _texts.Count - 1;
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public bool Equals(ReadOnlySpan<byte> one, byte[] other) => one.SequenceEqual(other);

        public int GetHashCode(byte[] text) => GetHashCode(text.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> text)
        {
            var hash = new HashCode();
            hash.AddBytes(text);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> text) => text.ToArray();
    }
}
