using System.Text;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Tells a column's answers from words for "not answered", and counts those.</summary>
internal sealed class NotAnswered(MissingWords words)
{
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>Cells by word, as far as they were counted.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>The answer without the blanks around it; null where there is none.</summary>
    public string? Answer(string text) => text.Trim() is { Length: > 0 } trimmed && !words.Contains(trimmed) ? trimmed : null;

    /// <summary>Counts a cell that is no answer.</summary>
    /// <returns>False where it is one.</returns>
    public bool Count(ReadOnlySpan<byte> cell)
    {
        if (Blank.Is(cell))
            return true;
        var text = Encoding.UTF8.GetString(cell).Trim();
        return words.Contains(text) && Add(text, 1);
    }

    /// <summary>Counts the cells of a column whose texts are given up.</summary>
    public void Count(TextTable texts, RowCodes rows)
    {
        foreach (var (word, count) in With(texts, rows))
            Add(word, count);
    }

    /// <summary>Cells by word of a column whose texts are kept.</summary>
    public IReadOnlyDictionary<string, int> With(TextTable texts, RowCodes rows)
    {
        // Hardly ever is there one: rows are counted only then.
        var known = Enumerable.Range(0, texts.Count).Where(i => words.Contains(texts.Text(i).Trim())).ToArray();
        if (known.Length == 0)
            return _counts;
        var counts = new RepeatedCells<int>([.. Enumerable.Range(0, texts.Count)], rows).Counts();
        return known.GroupBy(i => texts.Text(i).Trim()).ToDictionary(same => same.Key, same => same.Sum(i => counts[i]));
    }

    private bool Add(string word, int count)
    {
        _counts[word] = _counts.GetValueOrDefault(word) + count;
        return true;
    }
}
