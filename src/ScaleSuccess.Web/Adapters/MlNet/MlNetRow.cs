using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Adapters;

/// <summary>One row as ML.NET reads it, found by reflection: no cell is missing.</summary>
public sealed class MlNetRow
{
    public float[] Cells { get; set; } = [];

    /// <summary>The matrix's rows with each missing cell at its column's mean; 0 where nobody answered.</summary>
    internal static MlNetRow[] Filled(FeatureMatrix matrix)
    {
        var means = new float[matrix.Columns];
        for (var j = 0; j < means.Length; j++)
        {
            var answered = Enumerable.Range(0, matrix.Rows).Select(row => matrix.Row(row)[j]).Where(x => !float.IsNaN(x));
            means[j] = answered.DefaultIfEmpty(0).Average();
        }

        var rows = new MlNetRow[matrix.Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = matrix.Row(row).ToArray();
            for (var j = 0; j < cells.Length; j++)
                if (float.IsNaN(cells[j]))
                    cells[j] = means[j];
            rows[row] = new MlNetRow { Cells = cells };
        }
        return rows;
    }

    /// <summary>How many of the rows differ from all others, counted no further than <paramref name="most"/>.</summary>
    internal static int Different(MlNetRow[] rows, int most) =>
        rows.Select(row => string.Join(' ', row.Cells.Select(BitConverter.SingleToInt32Bits))).Distinct().Take(most).Count();
}
