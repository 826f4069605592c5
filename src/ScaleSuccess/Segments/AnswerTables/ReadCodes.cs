using System.Text;
using System.Text.Json;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>
/// Reads a response's JSON straight into a model's codes, without an object for each answer: the same codes as
/// a model's own encoding gives for a customer of one contact, at a tenth of the time. Made for one model and one
/// version of the survey.
/// </summary>
public sealed class ReadCodes
{
    private readonly Target[] targets;

    public ReadCodes(FeatureSpace space, Survey survey)
    {
        var start = 0;
        var all = new List<Target>();
        foreach (var feature in space.Features)
        {
            all.Add(new Target(Encoding.UTF8.GetBytes(feature.Name), feature, [.. feature.Levels.Select(Encoding.UTF8.GetBytes)], start,
                IsDay: survey.Find(feature.Name)?.Kind.CountsDays == true, NotShown(feature, survey.Find(feature.Name))));
            start += feature.Width;
        }
        // As jsonb keeps its keys, so that both sides are walked once.
        targets = [.. all.Order(Comparer<Target>.Create((a, b) => Compare(a.Name, b.Name)))];
    }

    /// <param name="json">As jsonb gives it: field → array of strings.</param>
    /// <param name="row">The codes, to fill.</param>
    public void Read(ReadOnlySpan<byte> json, DateTimeOffset submitted, Span<byte> row)
    {
        row.Fill(AnswerCodes.Missing);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            while (next < targets.Length && Compare(targets[next].Name, name) < 0) next++;
            reader.Read();
            if (next < targets.Length && targets[next].Name.AsSpan().SequenceEqual(name)) Take(targets[next], ref reader, submitted, row);
            else reader.Skip();
        }
    }

    private static void Take(Target target, ref Utf8JsonReader reader, DateTimeOffset submitted, Span<byte> row)
    {
        var cells = row.Slice(target.Start, target.Feature.Width);
        if (target.Feature.Kind == AnswerKind.MultipleChoice)
        {
            Several(target, ref reader, cells);
            return;
        }
        var isTaken = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (isTaken || reader.TokenType != JsonTokenType.String) continue;
            isTaken = target.Feature.Kind == AnswerKind.SingleChoice ? One(target, ref reader, cells) : Number(target, ref reader, submitted, cells);
        }
    }

    /// <returns>False: blank, so the next one counts.</returns>
    private static bool One(Target target, ref Utf8JsonReader reader, Span<byte> cells)
    {
        if (Level(target, ref reader) is var level and >= 0) cells[0] = (byte)level;
        else if (string.IsNullOrWhiteSpace(reader.GetString())) return false;
        return true;
    }

    private static bool Number(Target target, ref Utf8JsonReader reader, DateTimeOffset submitted, Span<byte> cells)
    {
        var text = reader.GetString()!.Trim();
        if (text.Length == 0) return false;
        var given = new Answers(new Dictionary<string, string[]> { [target.Feature.Name] = [text] });
        var number = !target.IsDay ? given.Number(target.Feature.Name)
            : given.Date(target.Feature.Name) is { } day ? day.DayNumber - DateOnly.FromDateTime(submitted.UtcDateTime).DayNumber : null;
        if (number is { } value) cells[0] = (byte)target.Feature.CodeOfNumber(value);
        return true;
    }

    private static void Several(Target target, ref Utf8JsonReader reader, Span<byte> cells)
    {
        var known = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Level(target, ref reader, trimmed: false) is not (var level and >= 0)) continue;
            if (!known) cells.Clear();
            known = true;
            cells[level] = 1;
        }
        if (!known) return;
        foreach (var option in target.NotShown)
            if (cells[option] == 0) cells[option] = AnswerCodes.Missing;
    }

    private static int Level(Target target, ref Utf8JsonReader reader, bool trimmed = true)
    {
        if (reader.ValueIsEscaped || (trimmed && reader.ValueSpan is { Length: > 0 } span && (IsOdd(span[0]) || IsOdd(span[^1]))))
        {
            var text = reader.GetString()!;
            return Array.FindIndex(target.Levels, level => Encoding.UTF8.GetString(level) == (trimmed ? text.Trim() : text));
        }
        for (var level = 0; level < target.Levels.Length; level++)
            if (reader.ValueSpan.SequenceEqual(target.Levels[level])) return level;
        return -1;
    }

    /// <summary>May be white space.</summary>
    private static bool IsOdd(byte letter) => letter is <= (byte)' ' or >= 0x80;

    private static int[] NotShown(Feature feature, Question? question) =>
        feature.Kind != AnswerKind.MultipleChoice || question is null ? []
            : [.. Enumerable.Range(0, feature.Levels.Count).Where(level => !CombineAnswers.Options(question).Contains(feature.Levels[level]))];

    /// <summary>Shorter keys come first, then by their bytes.</summary>
    private static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);

    private sealed record Target(byte[] Name, Feature Feature, byte[][] Levels, int Start, bool IsDay, int[] NotShown);
}
