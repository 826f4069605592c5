using System.Globalization;
using CsvHelper;
using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Commands;

/// <summary>OUT.csv: the id under its own name, the segment counted from 1, the confidence.</summary>
internal static class SegmentOutput
{
    /// <returns>Each row's cluster, counted from 0.</returns>
    public static int[] Write(TextWriter output, SegmentInput input, ClusterModel model, AnswerCodes answers)
    {
        var clusters = new int[answers.Rows];
        using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        csv.WriteField(input.IdName);
        csv.WriteField("segment");
        csv.WriteField("confidence");
        csv.EndRecord();
        for (var row = 0; row < clusters.Length; row++)
        {
            (clusters[row], var confidence) = model.Assign(answers.Row(row));
            csv.WriteField(input.Ids[row]);
            csv.WriteField(clusters[row] + 1);
            csv.WriteField(confidence.ToString("0.####", CultureInfo.InvariantCulture));
            csv.EndRecord();
        }
        return clusters;
    }
}
