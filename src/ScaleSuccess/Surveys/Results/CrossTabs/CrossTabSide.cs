using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>What is read of a response for a side.</summary>
public enum SideReading
{
    /// <summary>Each value in the field.</summary>
    Each,

    /// <summary>The one in the first field; of an amount in several currencies only where the second field is the item.</summary>
    One,

    /// <summary>In which place the item is.</summary>
    Place,

    /// <summary>How many of the fields are filled in. Whoever was not asked has none of them.</summary>
    Filled,
}

/// <summary>A question, or a part of one that can be answered by itself, as it stands beside another.</summary>
/// <param name="Key">As addresses name it: the question's key, with a dot and the part's where it has parts.</param>
/// <param name="Unit">Of numbers.</param>
/// <param name="Item">A choice of a ranking, or a currency.</param>
public sealed record CrossTabSide(string Key, string Label, QuestionResult Question, SideReading Reading, IReadOnlyList<string> Fields, string? Unit = null, string? Item = null)
{
    private static readonly IStringLocalizer<ResultTexts> Texts = Localizer.Of<ResultTexts>();

    /// <summary>Of every question there is something to compare, whatever its kind.</summary>
    public static IReadOnlyList<CrossTabSide> Of(SurveyResults results)
    {
        var keys = new HashSet<string>();
        // An earlier question of another kind may have had the same key.
        return [.. ResultTexts.Titled(results.Questions).SelectMany(of => Of(of.Question, of.Title, keys.Add(of.Question.Question.Key) ? of.Question.Question.Key : $"{of.Question.Question.Key}@{of.Question.Until}"))];
    }

    /// <summary>A version that asks it like this; who was not offered an item did not leave it unranked.</summary>
    internal bool Is(Question? asked) => asked is not null && asked.Identity == Question.Question.Identity && (Reading != SideReading.Place || asked.Find(Item!) is not null);

    /// <param name="given">As CrossTab.sql gives it.</param>
    internal IReadOnlyList<string> Read(string given)
    {
        if (Reading == SideReading.Filled) return [given];
        var stored = JsonSerializer.Deserialize<JsonElement>(given);
        if (Fields.Count > 1) return First(stored[1]) == Item && First(stored[0]) is { } amount ? [amount] : [];
        var values = Strings(stored);
        return Reading switch
        {
            SideReading.Each => [.. values.Where(value => value.Length > 0).Distinct()],
            SideReading.Place => values.All(value => value.Length == 0) ? [] : [(values.IndexOf(Item!) + 1).ToString(CultureInfo.InvariantCulture)],
            SideReading.One or _ => First(stored) is { } one ? [one] : [],
        };
    }

    private static string? First(JsonElement stored) => Strings(stored).FirstOrDefault(value => value.Length > 0);

    private static List<string> Strings(JsonElement stored) => stored.ValueKind == JsonValueKind.Array ? [.. stored.EnumerateArray().Select(value => (value.GetString() ?? "").Trim())] : [];

    private static IEnumerable<CrossTabSide> Of(QuestionResult result, string title, string key)
    {
        var (question, field) = (result.Question, result.Question.Key);
        CrossTabSide Whole(SideReading reading, params IEnumerable<string> fields) => new(key, title, result, reading, [.. fields], question.Unit);
        CrossTabSide Part(string part, string label, SideReading reading, params IEnumerable<string> fields) => new($"{key}.{part}", label, result, reading, [.. fields]);

        return question.Kind switch
        {
            RankingKind => result.Offered.Select(item => Part(item.Line.Key, Texts["side.place", title, ResultTexts.Line(item)], SideReading.Place, field) with { Item = item.Line.Key })
                .Prepend(Whole(SideReading.One, field) with { Label = Texts["side.first", title] }),
            MeasuresKind => result.Offered.SelectMany(measure => new[] { ("baseline", "side.now"), ("target", "side.target") }, (measure, number) =>
                Part($"{measure.Line.Key}.{number.Item1}", Texts[number.Item2, title, ResultTexts.Line(measure)], SideReading.One, $"{field}.{measure.Line.Key}.{number.Item1}") with { Unit = measure.Line.Unit }),
            MoneyKind when question.Currencies.Count > 1 => question.Currencies.Select(currency =>
                Part(currency, Texts["side.currency", title, currency], SideReading.One, field, MoneyKind.CurrencyField(question)) with { Unit = currency, Item = currency }),
            PeopleKind => [Whole(SideReading.Filled, question.Kind.Fields(question).Where(of => of.EndsWith(".email", StringComparison.Ordinal)))],
            _ => result.Shape switch
            {
                AnswerShape.Grid => result.Rows.Select(row => Part(row.Line.Key, Texts["side.row", title, ResultTexts.Line(row)], SideReading.One, $"{field}.{row.Line.Key}")),
                AnswerShape.Choices => [Whole(SideReading.Each, field)],
                AnswerShape.Numbers or AnswerShape.Days => [Whole(SideReading.One, field)],
                AnswerShape.Texts or AnswerShape.Answered or _ => [Whole(SideReading.Filled, question.Kind.Fields(question))],
            },
        };
    }
}
