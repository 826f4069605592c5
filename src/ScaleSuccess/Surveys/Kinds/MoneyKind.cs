using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>An amount of money, in one currency or one of a few. It is taken as typed and never rounded: what the currency cannot have is asked again.</summary>
public sealed partial class MoneyKind : QuestionKind
{
    private const double Largest = 1e12;

    public override string Name => "money";
    public override AnsweredBy AnsweredBy => AnsweredBy.Writing;
    public override string AnswerOf(string field) => field.Split('.')[0];
    public override AnswerKind? Column => AnswerKind.Number;

    /// <summary>Amounts of several currencies cannot be compared.</summary>
    public override bool HasNumber(Question question) => question.Currencies.Count == 1;

    public override IReadOnlyList<KindOption> Options =>
        [new("currency", OptionType.Text, Begin: "EUR"), new("currencies", OptionType.Words, [.. Currency.All.Order(StringComparer.Ordinal)]) { InForm = false }, new("min", OptionType.Number), new("max", OptionType.Number)];

    public override Question Read(YamlMap map, Question question)
    {
        var currencies = Currencies(map);
        if (question.SegmentWeight > 0 && currencies.Count > 1) map.Wrong("segment", "Amounts in several currencies cannot be compared: leave it out, or ask for one `currency`.");
        return NumberRange.Read(map, question, 0, Largest) with { Currencies = currencies, Unit = currencies is [var only] ? only : null };
    }

    public static string CurrencyField(Question question) => question.Key + ".currency";

    /// <summary>Null: of several it is not said which.</summary>
    public static string? CurrencyOf(Question question, Answers answers) => question.Currencies is [var only] ? only
        : answers.One(CurrencyField(question)) is { } given && question.Currencies.Contains(given) ? given : null;

    public override IEnumerable<string> Fields(Question question) => question.Currencies.Count > 1 ? [question.Key, CurrencyField(question)] : [question.Key];

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var typed = answers.One(question.Key);
        if (typed is null && !question.Required) return [];
        var currency = CurrencyOf(question, answers);
        return Amount(question, answers, typed, currency).Concat(currency is null ? [new(CurrencyField(question), AnswerCode.CurrencyMissing)] : []);
    }

    public override string Words(Question question, Answers answers) =>
        answers.Number(question.Key) is { } amount && CurrencyOf(question, answers) is { } currency ? Currency.Written(amount, currency) : "";

    public override bool IsSame(Question question, Answers one, Answers other) =>
        (one.Number(question.Key), CurrencyOf(question, one)) == (other.Number(question.Key), CurrencyOf(question, other));

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today)
    {
        var amount = question is { Min: null, Max: null } ? [(question.Key, ["1200"])] : NumberRange.Sample(question);
        return question.Currencies.Count > 1 ? amount.Append((CurrencyField(question), [question.Currencies[0]])) : amount;
    }

    private static IReadOnlyList<string> Currencies(YamlMap map)
    {
        var (one, several) = (map.OptionalText("currency", 3), map.Texts("currencies", 3));
        if (one is null && several is null) map.Missing("currency", "");
        if (one is not null && several is not null) map.Wrong("currencies", "Write `currency` for one, or `currencies` for several to choose from.");
        var (key, all) = one is null ? ("currencies", several ?? []) : ("currency", [one]);
        foreach (var code in all.Where(code => !Currency.All.Contains(code)))
            map.Wrong(key, $"`{code}` is no currency: write its three letters, such as EUR.{ClosestName.Hint(code, Currency.All)}");
        if (one is null && several is { Count: 1 }) map.Wrong(key, "Of one currency write `currency`.");
        if (all.Distinct().Count() < all.Count) map.Wrong(key, "A currency stands here twice.");
        return all;
    }

    private static IEnumerable<AnswerMistake> Amount(Question question, Answers answers, string? typed, string? currency)
    {
        if (typed is null || answers.Number(question.Key) is not { } amount) return [new(question.Key, AnswerCode.NotAnAmount)];
        if (amount < 0) return [new(question.Key, AnswerCode.NumberNegative)];
        if (amount > Largest) return [new(question.Key, AnswerCode.NumberTooLarge)];
        if (currency is not null && Currency.Decimals(currency) is var decimals)
        {
            if (decimals == 3 && TwoWays().IsMatch(typed))
                return [new(question.Key, AnswerCode.AmountUnclear, typed, amount.ToString(CultureInfo.InvariantCulture), typed + "0")];
            if (decimal.Round((decimal)amount, decimals) != (decimal)amount) return [new(question.Key, AnswerCode.AmountTooFine, currency, decimals)];
        }
        return NumberRange.Check(question, amount);
    }

    /// <summary>1.250: a thousand and more, or one and a quarter where a currency has three decimals.</summary>
    [GeneratedRegex(@"^[1-9]\d{0,2}[.,]\d{3}$")]
    private static partial Regex TwoWays();
}
