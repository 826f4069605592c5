namespace ScaleSuccess.Web.Commands;

/// <summary>The column that says whose row it is: every row has one, no two the same.</summary>
internal static class SegmentIds
{
    /// <summary>The id column's place: as named, else the first.</summary>
    public static int Column(SegmentCsv csv, string? name)
    {
        var id = name is null ? 0 : Array.IndexOf(csv.Header, name);
        return id >= 0 ? id : throw new SegmentBadInputException($"{csv.File}, line 1: --id names a column '{name}' that the header lacks.");
    }

    public static IReadOnlyList<string> Read(SegmentCsv csv, int id)
    {
        var lines = new Dictionary<string, long>(csv.Rows.Count);
        for (var row = 0; row < csv.Rows.Count; row++)
        {
            var value = csv.Rows[row][id];
            if (string.IsNullOrWhiteSpace(value))
                throw new SegmentBadInputException($"{csv.File}, line {csv.Lines[row]}, column '{csv.Header[id]}': the id is empty.");
            if (!lines.TryAdd(value, csv.Lines[row]))
                throw new SegmentBadInputException($"{csv.File}, line {csv.Lines[row]}, column '{csv.Header[id]}': the id '{value}' is already on line {lines[value]}.");
        }
        return [.. csv.Rows.Select(row => row[id])];
    }
}
