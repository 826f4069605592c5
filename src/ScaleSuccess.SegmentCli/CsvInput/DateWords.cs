using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Sentences on dates that do not say which part is the day.</summary>
internal static class DateWords
{
    /// <summary>How they were read; null where that is not to be said.</summary>
    public static string? Read(ReadColumn read) =>
        !read.Cells.Dates.Any ? null
        : read is { AreDates: true, Order: { } order } ? $"'{Shown(read.Cells.Dates.Example)}' is read as {Name(order)}{(read.Cells.Dates.Sure is null ? ", as the file's other columns are written" : "")}."
        : read.Feature is not null && WouldBeNumber(read) && Undecided(read.Cells, read.Order) is { } undecided ? $"read as text, since {undecided}."
        : null;

    /// <summary>Why a column of dates is read as text; null where it is no such column.</summary>
    public static string? Undecided(ColumnCells cells, DateOrder? order) =>
        order is not null || !cells.Dates.Any || cells.HoldsMoreThanDates ? null
        : cells.Dates.InBothOrders ? $"some of its dates have the month first and others the day, '{Shown(cells.Dates.Example)}' and '{Shown(cells.Dates.Other)}' for example; write them as 2024-12-31"
        : $"its dates do not say which part is the day, '{Shown(cells.Dates.Example)}' for example; write them as 2024-12-31";

    /// <summary>With fewer different ones it is a choice, whatever its dates say.</summary>
    private static bool WouldBeNumber(ReadColumn read) =>
        read.Cells.Texts().Different.Where(text => text is not null).Distinct().Count() > ReadColumn.MostChoicesOfNumbers;

    private static string Name(DateOrder order) => order == DateOrder.Month ? "month/day/year" : "day/month/year";

    private static string Shown(string text) => Wording.Shown(text);
}
