using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Commands;

/// <summary>Reads a CSV file's columns as a saved model knows them: kinds and separators are the model's.</summary>
internal static class SegmentKnownColumns
{
    /// <returns>The answers; cells that should be numbers and are not, by question; questions that the file lacks.</returns>
    public static (SegmentInput Input, Dictionary<string, int> Unread, List<string> Absent) Read(SegmentCsv csv, SavedModel model, string? idName)
    {
        var id = SegmentIds.Column(csv, idName);
        var ids = SegmentIds.Read(csv, id);
        var (columns, unread, absent) = (new List<AnswerColumn>(), new Dictionary<string, int>(), new List<string>());
        foreach (var feature in model.Space.Features)
            if (Array.IndexOf(csv.Header, feature.Name) is var c && c >= 0 && c != id)
                columns.Add(Column(csv, c, feature, model.Separators, unread));
            else
                absent.Add(feature.Name);

        return columns.Count == 0
            ? throw new SegmentBadInputException($"{csv.File}, line 1: no usable column, the model asks for '{absent[0]}' and the file has none of its questions.")
            : (new SegmentInput(csv.Header[id], ids, new AnswerTable(columns)), unread, absent);
    }

    private static AnswerColumn Column(SegmentCsv csv, int c, Feature feature, IReadOnlyDictionary<string, string> separators, Dictionary<string, int> unread) => feature.Kind switch
    {
        AnswerKind.SingleChoice => SegmentColumns.Single(csv, c),
        AnswerKind.MultipleChoice => SegmentColumns.Multiple(csv, c, separators.GetValueOrDefault(feature.Name, ";")),
        _ => Numbers(csv, c, feature.Kind, unread),
    };

    private static NumberColumn Numbers(SegmentCsv csv, int c, AnswerKind kind, Dictionary<string, int> unread)
    {
        var cells = csv.Rows.Select(row => SegmentColumns.ParseNumber(row[c]) ?? double.NaN).ToArray();
        if (csv.Rows.Where((row, i) => double.IsNaN(cells[i]) && SegmentColumns.Text(row[c]) is not null).Count() is > 0 and var count)
            unread[csv.Header[c]] = count;
        return new NumberColumn(csv.Header[c], kind, cells);
    }
}
