using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>The values of a side in their order, and which of them an answer is.</summary>
/// <param name="Under">By the answer as typed; one that is not there cannot be read.</param>
internal sealed record SideValues(IReadOnlyList<SideValue> All, IReadOnlyDictionary<string, SideValue> Under)
{
    private static readonly IStringLocalizer<ResultTexts> Texts = Localizer.Of<ResultTexts>();

    /// <summary>Those that somebody gave.</summary>
    public IReadOnlyList<SideValue> Of(IReadOnlyList<string> given) => [.. given.Where(Under.ContainsKey).Select(typed => Under[typed]).Distinct()];

    /// <param name="given">Each answer as typed, and how many gave it.</param>
    public static SideValues Of(CrossTabSide side, IReadOnlyDictionary<string, long> given) => side switch
    {
        { Reading: SideReading.Place } => Named(Enumerable.Range(1, given.Keys.Select(int.Parse).Append(RankingKind.Places(side.Question.Question)).Max()).Select(place => new SideValue(Invariant(place), RankingKind.Ordinal(place)))
            .Append(new SideValue("0", Texts["place.none"])), given),
        { Reading: SideReading.Filled, Question.Question.Kind: PeopleKind } => Named(given.Keys.Select(int.Parse).Order().Select(People), given),
        { Reading: SideReading.Filled, Question.Question.Kind: ConsentKind } => TwoWays("consent", given),
        { Reading: SideReading.Filled } => TwoWays("given", given),
        { Question.Question: { Kind: ScaleKind, Min: { } min, Max: { } max } scale } => Numbers(given, _ => [.. Enumerable.Range((int)min, (int)(max - min) + 1).Select(step => NumberBand.Single(step, Step(scale, step)))]),
        { Question.Shape: AnswerShape.Grid } => Named(side.Question.Offered.Where(choice => choice.Until is null || given.ContainsKey(choice.Line.Key)).Select(choice => new SideValue(choice.Line.Key, ResultTexts.Line(choice))), given),
        { Question: { Shape: AnswerShape.Choices, Question.Kind: not MeasuresKind } } => Named(side.Question.Choices.Select(choice => new SideValue(choice.Key, ResultTexts.Choice(choice))), given),
        { Question.Shape: AnswerShape.Days } => Dates(given),
        _ => Numbers(given, values => NumberBands.Of(values, side.Unit)),
    };

    private static SideValues Named(IEnumerable<SideValue> values, IReadOnlyDictionary<string, long> given)
    {
        var known = values.DistinctBy(value => value.Key).ToList();
        // What no version names any more goes by its key.
        known.AddRange(given.Keys.Except(known.Select(value => value.Key)).Order(StringComparer.Ordinal).Select(key => new SideValue(key, key)));
        return new SideValues(known, known.ToDictionary(value => value.Key));
    }

    private static SideValues TwoWays(string what, IReadOnlyDictionary<string, long> given)
    {
        var (yes, no) = (new SideValue("yes", Texts[$"{what}.yes"]), new SideValue("no", Texts[$"{what}.no"]));
        return new SideValues([yes, no], given.Keys.ToDictionary(count => count, count => count == "0" ? no : yes));
    }

    private static SideValues Numbers(IReadOnlyDictionary<string, long> given, Func<IReadOnlyList<(double Value, long People)>, IReadOnlyList<NumberBand>> bands)
    {
        var read = given.Keys.Where(typed => Questions.Numbers.TryRead(typed, out _)).ToDictionary(typed => typed, typed => Questions.Numbers.TryRead(typed, out var number) ? number : 0);
        var all = bands([.. read.GroupBy(typed => typed.Value, typed => given[typed.Key]).OrderBy(same => same.Key).Select(same => (same.Key, same.Sum()))]);
        return new SideValues([.. all.Select(band => band.Value)], read.Select(typed => (typed.Key, Band: all.FirstOrDefault(band => band.Has(typed.Value)))).Where(typed => typed.Band is not null)
            .ToDictionary(typed => typed.Key, typed => typed.Band!.Value));
    }

    private static SideValues Dates(IReadOnlyDictionary<string, long> given)
    {
        var read = given.Keys.Select(typed => (Typed: typed, Day: Days.ReadIso(typed))).Where(typed => typed.Day is not null).ToDictionary(typed => typed.Typed, typed => typed.Day!.Value);
        var under = DayBands.Of([.. read.Values.Distinct()]);
        return new SideValues([.. read.Values.Distinct().Order().Select(day => under[day]).Distinct()], read.ToDictionary(typed => typed.Key, typed => under[typed.Value]));
    }

    private static SideValue People(int count) => new(Invariant(count), count == 0 ? Texts["people.none"] : Texts.Count("people", count));

    private static string Step(Question scale, int step) => ScaleKind.Says(scale, step) is { } words ? Texts["step.says", Amounts.Number(step), words] : Amounts.Number(step);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
