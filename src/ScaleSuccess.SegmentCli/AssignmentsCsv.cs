using CsvHelper;
using ScaleSuccess.SegmentCli.CsvInput;

namespace ScaleSuccess.SegmentCli;

/// <summary>OUT.csv: the id under its own name, the segment counted from 1, the confidence.</summary>
internal static class AssignmentsCsv
{
    public static void Write(Stream output, CsvAnswers input, RowAssignments assigned)
    {
        using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        csv.WriteField(input.Ids.Name);
        foreach (var name in IdColumn.Following)
            csv.WriteField(name);
        csv.EndRecord();
        for (var row = 0; row < assigned.Clusters.Length; row++)
        {
            input.Ids.Write(csv, row);
            csv.WriteField(assigned.Clusters[row] + 1);
            csv.WriteField(Math.Round((double)assigned.Confidences[row], 4));
            csv.EndRecord();
        }
    }
}
