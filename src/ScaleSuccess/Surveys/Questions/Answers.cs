using System.Security.Cryptography;
using System.Text.Json;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>
/// What a person typed, field by field, unchanged. Fields: <c>goals</c>, <c>goals.other</c>,
/// <c>measures.report_hours.baseline</c>, <c>measures.report_hours.target</c>, <c>people.1.name</c>,
/// <c>people.1.email</c>, <c>people.1.role</c>. Reading is lenient; <see cref="CheckAnswers"/> is not.
/// </summary>
public sealed record Answers(IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>The choice for "other", with free text.</summary>
    public const string OtherChoice = "other";
    public const int MostPeople = 4;

    public static readonly Answers None = new(new Dictionary<string, string[]>());

    public string? One(string field) =>
        Many(field).Select(value => value.Trim()).FirstOrDefault(value => value.Length > 0);

    public IReadOnlyList<string> Many(string field) => Fields.GetValueOrDefault(field) ?? [];

    /// <summary>The same for the same answers, to notice that they were changed.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        Fields.Where(one => Given(one.Value).Count > 0).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (string[])[one.Key, .. one.Value]))));

    /// <summary>Whether two fields say the same: an empty one is as good as none.</summary>
    public static bool AreSame(IReadOnlyList<string> one, IReadOnlyList<string> other) => Given(one).SequenceEqual(Given(other));

    private static IReadOnlyList<string> Given(IReadOnlyList<string> values) => values.All(value => value.Length == 0) ? [] : values;

    public double? Number(string field) =>
        One(field) is { } text && Numbers.TryRead(text, out var number) ? number : null;

    public DateOnly? Date(string field) => Days.ReadIso(One(field));

    public string? Other(string question) => One(question + ".other");

    /// <summary>These answers with some fields replaced; a field without values is as good as unanswered.</summary>
    public Answers With(IReadOnlyDictionary<string, string[]> changed)
    {
        var fields = new Dictionary<string, string[]>(Fields);
        foreach (var (field, values) in changed) fields[field] = values;
        return new Answers(fields);
    }

    /// <summary>The measures the person gave a baseline or a target for, in the question's order.</summary>
    public IEnumerable<MeasureAnswer> Measures(Question question) =>
        from choice in question.Choices
        let field = $"{question.Key}.{choice.Key}"
        let baseline = Number(field + ".baseline")
        let target = Number(field + ".target")
        where baseline is not null || target is not null
        select new MeasureAnswer(choice, baseline, target);

    /// <summary>The people named, in order; rows without a name and an address are left out.</summary>
    public IEnumerable<PersonAnswer> People(string question) =>
        from row in Enumerable.Range(1, MostPeople)
        let field = $"{question}.{row}"
        let email = One(field + ".email")
        where email is not null
        select new PersonAnswer(One(field + ".name") ?? email, email, One(field + ".role") ?? "user");
}

public sealed record MeasureAnswer(Choice Measure, double? Baseline, double? Target);

public sealed record PersonAnswer(string Name, string Email, string Role);
