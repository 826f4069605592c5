namespace ScaleSuccess.Segmentation;

/// <summary>How a table of answers becomes a matrix of numbers: the questions used, in order.</summary>
/// <param name="Features">One a question, at least one.</param>
public sealed record FeatureSpace(IReadOnlyList<Feature> Features)
{
    /// <summary>Numbers in a row.</summary>
    public int Width => Features.Sum(f => f.Width);

    /// <summary>Learns levels and scales from answers; columns that cannot tell rows apart are left out.</summary>
    /// <returns>Null where no column can.</returns>
    public static FeatureSpace? Learn(AnswerTable table)
    {
        Feature[] features = [.. table.Columns.Select(Feature.Learn).OfType<Feature>()];
        return features.Length == 0 ? null : new FeatureSpace(features);
    }

    /// <summary>Turns answers into numbers; a question that the table lacks, or holds as another kind, is not answered.</summary>
    /// <returns>The matrix, and how many answers the space does not know, by question; those count as missing.</returns>
    public (FeatureMatrix Matrix, IReadOnlyDictionary<string, int> Unknown) Encode(AnswerTable table)
    {
        var columns = Features.Select(f => table.Columns.FirstOrDefault(c => c.Name == f.Name && c.Kind == f.Kind)).ToArray();
        var unknown = new Dictionary<string, int>();
        var values = new float[table.Rows * Width];
        Array.Fill(values, float.NaN);
        var start = 0;
        for (var f = 0; f < columns.Length; f++)
        {
            var count = 0;
            for (var row = 0; row < table.Rows && columns[f] is not null; row++)
                count += Features[f].Write(columns[f]!, row, values.AsSpan(row * Width + start, Features[f].Width));
            if (count > 0)
                unknown[Features[f].Name] = count;
            start += Features[f].Width;
        }

        var questions = Features.SelectMany((feature, f) => Enumerable.Repeat(f, feature.Width));
        return (new FeatureMatrix(values, Width) { Questions = [.. questions] }, unknown);
    }
}
