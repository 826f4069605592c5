using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Commands;

/// <summary>REPORT.json: what was read, what was tried, what came of it and what it cost.</summary>
internal sealed record SegmentReport(
    int Rows,
    IReadOnlyList<SegmentReportColumn> Columns,
    IReadOnlyList<SegmentSkippedColumn> Skipped,
    string Engine,
    int Seed,
    int K,
    double Criterion,
    string Why,
    IReadOnlyList<SegmentReportEngine> Engines,
    IReadOnlyList<SegmentReportSegment> Segments,
    double Seconds,
    long PeakBytes)
{
    private const int MostAnswers = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static SegmentReport Of(
        SegmentInput input, FoundSegments found, int[] clusters, TimeSpan elapsed)
    {
        var model = found.Best.Model;
        var telling = TellingAnswers.Of(input.Table, clusters, model.K, MostAnswers);
        var sizes = clusters.CountBy(c => c).ToDictionary();
        using var process = Process.GetCurrentProcess();
        return new SegmentReport(
            input.Ids.Count,
            [.. input.Table.Columns.Select(c => new SegmentReportColumn(c.Name, c.Kind))],
            input.Skipped,
            model.Engine,
            model.Seed,
            model.K,
            found.Best.Criterion,
            $"{found.Why} {found.Best.Why}",
            [.. found.Engines.Select(e => new SegmentReportEngine(e.Engine, e.Model.K, e.Criterion, e.Tried))],
            [.. Enumerable.Range(0, model.K).Select(c => new SegmentReportSegment(c + 1, sizes.GetValueOrDefault(c), found.Best.Stability[c], telling[c]))],
            Math.Round(elapsed.TotalSeconds, 3),
            process.PeakWorkingSet64);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

internal sealed record SegmentReportColumn(string Name, AnswerKind Kind);

internal sealed record SegmentReportEngine(string Engine, int K, double Criterion, IReadOnlyList<TriedK> Tried);

internal sealed record SegmentReportSegment(int Segment, int Size, double Stability, IReadOnlyList<TellingAnswer> Answers);
