namespace ScaleSuccess.Segmentation.Answers;

/// <summary>A whole number of 0 or more for each row, in as many bytes as the largest of its neighbours needs.</summary>
public sealed class RowCodes
{
    // Blocks are never moved: a million rows grow without a copy, and garbage is not larger than what is kept.
    private const int Shift = 16;
    private const int Block = 1 << Shift;

    private readonly List<byte[]?>[] _planes = [[], [], [], []];
    private byte[] _lowest = [];

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The number of one row, counted from 0.</summary>
    public int this[int row]
    {
        get
        {
            var code = 0;
            for (var plane = 0; plane < _planes.Length; plane++)
                if (row >> Shift < _planes[plane].Count && _planes[plane][row >> Shift] is { } block)
                    code |= block[row & (Block - 1)] << (8 * plane);
            return code;
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="code">0 or more.</param>
    public void Add(int code)
    {
        var at = Count++ & (Block - 1);
        if (at == 0)
            _planes[0].Add(_lowest = new byte[Block]);
        _lowest[at] = (byte)code;
        if (code > byte.MaxValue)
            AddHigher(code, at);
    }

    /// <summary>The numbers of neighbouring rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="codes">One a row, to fill.</param>
    public void Read(int first, Span<int> codes)
    {
        for (var done = 0; done < codes.Length;)
        {
            var (block, at) = ((first + done) >> Shift, (first + done) & (Block - 1));
            var part = codes.Slice(done, Math.Min(codes.Length - done, Block - at));
            var lowest = _planes[0][block].AsSpan(at, part.Length);
            for (var i = 0; i < part.Length; i++)
                part[i] = lowest[i];
            for (var plane = 1; plane < _planes.Length; plane++)
                if (block < _planes[plane].Count && _planes[plane][block] is { } higher)
                    for (var i = 0; i < part.Length; i++)
                        part[i] |= higher[at + i] << (8 * plane);
            done += part.Length;
        }
    }

    private void AddHigher(int code, int at)
    {
        for (var plane = 1; plane < _planes.Length && code >> (8 * plane) > 0; plane++)
        {
            while (_planes[plane].Count < _planes[0].Count)
                _planes[plane].Add(null);
            (_planes[plane][^1] ??= new byte[Block])[at] = (byte)(code >> (8 * plane));
        }
    }
}
