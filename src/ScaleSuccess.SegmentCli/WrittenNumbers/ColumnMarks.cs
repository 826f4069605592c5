using System.Globalization;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>
/// Which mark stands before the decimals of a column, from all its numbers: 1.234 alone does not say. Where the column leaves it open,
/// the file's other columns decide.
/// </summary>
internal sealed class ColumnMarks
{
    private readonly int[] _seen = new int[Enum.GetValues<MarkEvidence>().Length];
    private readonly HashSet<string> _currencies = new(StringComparer.OrdinalIgnoreCase);
    private string? _unplain;
    private string? _marked;
    private string? _grouped;

    /// <summary>The currencies there are, as written.</summary>
    public IReadOnlyCollection<string> Currencies => _currencies;

    /// <summary>What the column's own numbers prove; null: nothing.</summary>
    public DecimalMark? Sure =>
        this[MarkEvidence.Point] == this[MarkEvidence.Comma] ? null
        : this[MarkEvidence.Point] > this[MarkEvidence.Comma] ? DecimalMark.Point : DecimalMark.Comma;

    /// <summary>How many of its different texts are numbers.</summary>
    public int Seen => _seen.Sum();

    /// <summary>Whether there is a mark at all, so that what was decided says something of later numbers.</summary>
    public bool Any => _seen.AsSpan((int)MarkEvidence.Point).ContainsAnyExcept(0);

    private int this[MarkEvidence evidence] => _seen[(int)evidence];

    /// <summary>The first number that is written differently from how programs write what is read; null where there is none.</summary>
    /// <param name="mark">What stands before decimals.</param>
    public string? Unplain(DecimalMark mark) => _marked ?? _unplain ?? (mark == DecimalMark.Comma ? _grouped : null);

    /// <summary>Looks at one of the column's texts.</summary>
    /// <returns>Whether it is a number.</returns>
    public bool Add(string text)
    {
        if (DigitGroups.PlainEvidence(text) is { } plain)
        {
            _seen[(int)plain]++;
            _grouped ??= plain == MarkEvidence.PointOrThousands ? text : null;
            return true;
        }
        if (Amount.Of(text) is not { } amount || DigitGroups.Evidence(amount.Digits) is var evidence && evidence == MarkEvidence.NoNumber)
            return false;
        _seen[(int)evidence]++;
        _grouped ??= evidence == MarkEvidence.PointOrThousands ? text : null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            (_unplain, _marked) = (_unplain ?? text, _marked ?? (evidence is MarkEvidence.Short or MarkEvidence.Long ? null : text));
        if (amount.Currency.Length > 0)
            _currencies.Add(amount.Currency.TrimEnd('.'));
        return true;
    }

    /// <summary>The mark to read the column by.</summary>
    /// <param name="file">What the rest of the file says; null: nothing.</param>
    /// <param name="semicolons">Whether semicolons part the columns: where commas do not, they may be before decimals.</param>
    public DecimalMark Decide(DecimalMark? file, bool semicolons)
    {
        if (Sure is { } sure)
            return sure;
        var (points, commas) = (this[MarkEvidence.PointOrThousands], this[MarkEvidence.CommaOrThousands]);
        if ((points > 0) == (commas > 0))
            return file ?? DecimalMark.Point;
        // Prices have no three decimals. And where shorter numbers are whole and longer ones always marked, thousands are what is marked.
        if (_currencies.Count > 0 || this[MarkEvidence.Short] > 0 && this[MarkEvidence.Long] == 0)
            return points > 0 ? DecimalMark.Comma : DecimalMark.Point;
        // Every number has exactly three digits after its mark. Programs write 1.234 for decimals, people 1,234 for thousands.
        return file ?? (commas > 0 && semicolons ? DecimalMark.Comma : DecimalMark.Point);
    }
}
