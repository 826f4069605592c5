using System.Globalization;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Sentences on what was left out of a column, and what was read otherwise than it is written.</summary>
internal static class InputNotes
{
    private const int MostWords = 3;
    private const int MostNames = 8;

    public static IEnumerable<string> Of(IReadOnlyList<ReadColumn> columns) =>
    [
        .. columns.Where(c => c.Feature is null).GroupBy(c => c.Why).Select(same => LeftOut(same.Key, [.. same.Select(c => c.Cells.Name)])),
        .. columns.Where(c => c.Column is not null).SelectMany(Used),
    ];

    private static string LeftOut(string why, string[] names)
    {
        var more = names.Length > MostNames ? $" and {names.Length - MostNames} more" : "";
        return $"Left out: {string.Join(", ", names.Take(MostNames).Select(Wording.Shown))}{more} ({why}).";
    }

    private static IEnumerable<string> Used(ReadColumn read)
    {
        var name = Wording.Shown(read.Cells.Name);
        if (NotAnswered(read.Cells.NotAnswered) is { } words)
            yield return $"{name}: {words} as not answered.";
        if (DateWords.Read(read) is { } dates)
            yield return $"{name}: {dates}";
        if (read is { Feature: not null, Column: NumberColumn, AreDates: false } && read.Cells.Marks.Unplain(read.Mark) is { } text)
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: '{Wording.Shown(text)}' is read as {CsvNumber.Parse(text, read.Mark)}.");
    }

    private static string? NotAnswered(IReadOnlyDictionary<string, int> words)
    {
        if (words.Count == 0)
            return null;
        var most = words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(MostWords)
            .Select(word => $"{Wording.Count(word.Value, "cell")} with '{Wording.Shown(word.Key)}'").ToArray();
        var more = words.Count > MostWords ? " and others" : "";
        return $"{string.Join(", ", most)}{more} {(words.Values.Sum() == 1 ? "counts" : "count")}";
    }
}
