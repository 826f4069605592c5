namespace ScaleSuccess.Segmentation;

/// <summary>How a table of answers becomes codes: the questions used, in order.</summary>
/// <param name="Features">One a question, at least one.</param>
public sealed record FeatureSpace(IReadOnlyList<Feature> Features)
{
    private Cell[]? _cells;

    /// <summary>What each byte of a row means.</summary>
    public IReadOnlyList<Cell> Cells => _cells ??= [.. Features.SelectMany((feature, question) => feature.Cells(question))];

    /// <summary>Learns levels and steps from answers; columns that cannot tell rows apart are left out.</summary>
    /// <returns>Null where no column can.</returns>
    public static FeatureSpace? Learn(AnswerTable table)
    {
        Feature[] features = [.. table.Columns.Select(Feature.Learn).OfType<Feature>()];
        return features.Length == 0 ? null : new FeatureSpace(features);
    }

    /// <summary>Turns answers into codes; a question that the table lacks, or holds as another kind, is not answered.</summary>
    /// <returns>The codes, and how many answers the space does not know, by question; those count as missing.</returns>
    public (AnswerCodes Answers, IReadOnlyDictionary<string, int> Unknown) Encode(AnswerTable table)
    {
        var columns = Features.Select(f => table.Columns.FirstOrDefault(c => c.Name == f.Name && c.Kind == f.Kind)).ToArray();
        var unknown = new Dictionary<string, int>();
        var width = Cells.Count;
        var codes = new byte[table.Rows * width];
        Array.Fill(codes, AnswerCodes.Missing);
        var start = 0;
        for (var f = 0; f < columns.Length; f++)
        {
            var count = 0;
            for (var row = 0; row < table.Rows && columns[f] is not null; row++)
                count += Features[f].Write(columns[f]!, row, codes.AsSpan(row * width + start, Features[f].Width));
            if (count > 0)
                unknown[Features[f].Name] = count;
            start += Features[f].Width;
        }
        return (new AnswerCodes(codes, Cells), unknown);
    }
}
