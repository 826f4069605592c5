using CsvHelper;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Whose each row is: the id column's texts, or numbers from 1 where there is none.</summary>
/// <param name="name">What the output calls them.</param>
/// <param name="count">Number of rows.</param>
/// <param name="texts">By row; null: numbered.</param>
/// <param name="emptyBefore">By empty row, how many others came before: numbers count these rows, too, as other programs do.</param>
internal sealed class RowIds(string name, int count, TextTable? texts, IReadOnlyList<int> emptyBefore)
{
    private int _empty;

    public string Name => name;

    public int Count => count;

    /// <summary>Writes the ids of all rows, one after another in their order.</summary>
    public void Write(CsvWriter csv, int row)
    {
        if (texts is not null)
        {
            csv.WriteField(texts[row]);
            return;
        }
        while (_empty < emptyBefore.Count && emptyBefore[_empty] <= row)
            _empty++;
        csv.WriteField(row + 1 + _empty);
    }
}
