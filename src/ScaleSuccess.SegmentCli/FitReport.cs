using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Explaining;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.SegmentCli;

/// <summary>REPORT.json: what was read, what was tried, the result and what it cost.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Columns">The columns that were used, with their kinds.</param>
/// <param name="Skipped">Columns that were not, and why.</param>
/// <param name="Notes">What was left out, and what was read differently from how it is written, as on the terminal.</param>
/// <param name="Engine">The engine whose segments these are.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="K">Number of segments.</param>
/// <param name="Criterion">The reduction in squared error on hidden answers from knowing the segment, by which engines compete.</param>
/// <param name="Why">What decided the engine and the number of segments.</param>
/// <param name="Tried">Every number of segments this engine tried, by every criterion; what an engine does not know is null.</param>
/// <param name="Engines">The same of all engines that competed, the best first.</param>
/// <param name="Segments">The largest first.</param>
/// <param name="Unclear">Rows whose likeliest segment is less likely than <see cref="UnclearBelow"/>, or that answered nothing.</param>
/// <param name="UnclearBelow">That probability.</param>
/// <param name="Seconds">From start to end, reading included.</param>
/// <param name="PeakBytes">The most memory the process has held.</param>
internal sealed record FitReport(
    int Rows, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<SkippedColumn> Skipped, IReadOnlyList<string> Notes,
    string Engine, int Seed, int K, double Criterion, string Why, IReadOnlyList<TriedK> Tried, IReadOnlyList<ReportEngine> Engines,
    IReadOnlyList<ReportSegment> Segments, int Unclear, double UnclearBelow, double Seconds, long PeakBytes)
{
    private const int MostAnswers = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UnknownNumber() },
    };

    public static FitReport Of(CsvAnswers input, FoundSegments found, RowAssignments assigned, TimeSpan elapsed)
    {
        var (best, model) = (found.Best, found.Best.Model);
        var counts = AnswerCounts.Of(input.Answers, assigned.Clusters, model.K);
        var labels = Labels.None with
        {
            AreCodes = true,
            Numbers = input.Columns.Where(c => c.AreDates).ToDictionary(c => c.Cells.Name, _ => NumberMeaning.Dates),
        };
        var distinguishing = DistinguishingAnswers.Of(input.Space, counts, MostAnswers, labels);
        var names = SegmentName.Of(input.Space, counts, labels);
        var sizes = assigned.Clusters.CountBy(c => c).ToDictionary();
        using var process = Process.GetCurrentProcess();
        return new FitReport(
            input.Ids.Count,
            [.. input.Columns.Select(c => new ReportColumn(
                c.Cells.Name, c.AreDates ? "date" : JsonNamingPolicy.CamelCase.ConvertName(c.Feature!.Kind.ToString()), c.Cells.NotAnswered))],
            input.Skipped, input.Notes,
            model.Engine, model.Seed, model.K, best.Criterion, FitWords.Why(found),
            best.Tried, [.. found.Engines.Select(e => new ReportEngine(e.Engine, e.Model.K, e.Criterion, FitWords.Why(e), e.Tried))],
            [.. Enumerable.Range(0, model.K).Select(c => new ReportSegment(
                c + 1, names[c], sizes.GetValueOrDefault(c), best.Stability[c], distinguishing[c].Often, distinguishing[c].Rarely))],
            assigned.Unclear(input.Answers, UnclearRule.Least), UnclearRule.Least,
            Math.Round(elapsed.TotalSeconds, 3), process.PeakWorkingSet64);
    }

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Json);

    private static HysteresisRule UnclearRule { get; } = new();

    /// <summary>JSON has no NaN: a number that an engine does not know is null.</summary>
    private sealed class UnknownNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}

/// <param name="Name">As in the header.</param>
/// <param name="Kind">The kind of answer; "date" where every number is one.</param>
/// <param name="NotAnswered">Cells with a word for "not answered", by word.</param>
internal sealed record ReportColumn(string Name, string Kind, IReadOnlyDictionary<string, int> NotAnswered);

internal sealed record ReportEngine(string Engine, int K, double Criterion, string Why, IReadOnlyList<TriedK> Tried);

/// <param name="Segment">As in OUT.csv.</param>
/// <param name="Name">Made of its most distinguishing answers.</param>
/// <param name="Size">Rows in OUT.csv.</param>
/// <param name="Stability">How stable it is in bootstrap samples, 0 to 1.</param>
/// <param name="Answers">What it answers more often than others, the most distinguishing first.</param>
/// <param name="Rarely">What is common elsewhere and rare here.</param>
internal sealed record ReportSegment(
    int Segment, string Name, int Size, double Stability, IReadOnlyList<DistinguishingAnswer> Answers, IReadOnlyList<DistinguishingAnswer> Rarely);
