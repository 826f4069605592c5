namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>Which part of a column's dates comes first, where they are written as 3/4/2024: a part above 12 is a day.</summary>
internal sealed class ColumnDates
{
    private string? _first;
    private string? _monthFirst;
    private string? _dayFirst;

    /// <summary>Whether there is such a date at all.</summary>
    public bool Any => _first is not null;

    /// <summary>Whether some have the month first, and others the day.</summary>
    public bool InBothOrders => _monthFirst is not null && _dayFirst is not null;

    /// <summary>What the column's own dates prove; null: nothing, or both.</summary>
    public DateOrder? Sure => _monthFirst is null == _dayFirst is null ? null : _monthFirst is null ? DateOrder.Day : DateOrder.Month;

    /// <summary>A date to show: one that proves the order where there is one.</summary>
    public string Example => _monthFirst ?? _dayFirst ?? _first ?? "";

    /// <summary>Of dates in both orders, one with the day first.</summary>
    public string Other => _dayFirst ?? "";

    /// <summary>Looks at one of the column's texts.</summary>
    /// <returns>Whether it is such a date.</returns>
    public bool Add(string text)
    {
        var (month, day) = (CsvDate.Of(text, DateOrder.Month) is not null, CsvDate.Of(text, DateOrder.Day) is not null);
        if (!month && !day)
            return false;
        _first ??= text;
        if (!day)
            _monthFirst ??= text;
        if (!month)
            _dayFirst ??= text;
        return true;
    }

    /// <summary>One that is no date if the column is read so; null: none.</summary>
    public string? Unreadable(DateOrder? order) => order switch
    {
        DateOrder.Month => _dayFirst,
        DateOrder.Day => _monthFirst,
        _ => _first,
    };
}
