using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class MoneyKindTests
{
    private const string Euro = "kind: money\ncurrency: EUR", Several = "kind: money\ncurrencies: [EUR, JPY, KWD]";

    [Theory]
    [InlineData("1.200,50", "1,200.50\u00a0EUR")]
    [InlineData("1,200.50", "1,200.50\u00a0EUR")]
    [InlineData("1 200", "1,200\u00a0EUR")]
    [InlineData("0", "0\u00a0EUR")]
    public void An_amount_is_read_as_people_type_it(string typed, string words)
    {
        Assert.Equal("", OneQuestion.Mistakes(OneQuestion.Read(Euro), ("q", typed)));
        Assert.Equal(words, OneQuestion.Words(OneQuestion.Read(Euro), ("q", typed)));
    }

    [Theory]
    [InlineData("much", "enter an amount in figures")]
    [InlineData("$100", "enter an amount in figures")]
    [InlineData("-5", "cannot be less than 0")]
    [InlineData("12.3456", "An amount in EUR has at most 2 decimals")]
    [InlineData("1,200.505", "An amount in EUR has at most 2 decimals")]
    [InlineData("9999999999999", "too large")]
    public void What_cannot_be_meant_is_asked_again_and_never_rounded(string typed, string words) =>
        Assert.Contains(words, OneQuestion.Mistakes(OneQuestion.Read(Euro), ("q", typed)), StringComparison.Ordinal);

    [Fact]
    public void Of_several_currencies_one_is_chosen()
    {
        var money = OneQuestion.Read(Several);
        Assert.Equal("q.currency: Please choose the currency.", OneQuestion.Mistakes(money, ("q", "12")));
        Assert.Equal("q.currency: Please choose the currency.", OneQuestion.Mistakes(money, ("q", "12"), ("q.currency", "USD")));
        Assert.Equal("", OneQuestion.Mistakes(money, ("q", "12"), ("q.currency", "JPY")));
        Assert.Equal("", OneQuestion.Mistakes(money, ("q.currency", "JPY")));
        Assert.Equal("12\u00a0JPY", OneQuestion.Words(money, ("q", "12"), ("q.currency", "JPY")));
        OneQuestion.HasAGoodSample(money);
        OneQuestion.HasAGoodSample(OneQuestion.Read(Euro + "\nmin: 5000"));
    }

    [Fact]
    public void Each_currency_has_its_decimals()
    {
        var money = OneQuestion.Read(Several);
        Assert.Equal("q: An amount in JPY has at most 0 decimals: please check it.", OneQuestion.Mistakes(money, ("q", "12.5"), ("q.currency", "JPY")));
        Assert.Equal("q: “1.250” can mean two amounts: please write 1250 or 1.2500.", OneQuestion.Mistakes(money, ("q", "1.250"), ("q.currency", "KWD")));
        Assert.Equal("1.250\u00a0KWD", OneQuestion.Words(money, ("q", "1.2500"), ("q.currency", "KWD")));
        Assert.Equal("1,250\u00a0KWD", OneQuestion.Words(money, ("q", "1250"), ("q.currency", "KWD")));
    }

    [Fact]
    public void Only_amounts_of_one_currency_are_compared()
    {
        var (known, euro) = (new KnownSoFar(Facts.None), OneQuestion.Read(Euro));
        known.Add(euro, OneQuestion.Typed(("q", "1.200,50")));
        Assert.True(new ConditionLine("q", Comparison.AtLeast, [], 1200).Holds(known));
        Assert.False(new ConditionLine("q", Comparison.AtLeast, [], 1201).Holds(known));
        var several = OneQuestion.Read(Several);
        Assert.False(several.Kind.HasNumber(several));
    }

    [Theory]
    [InlineData("kind: money", "currency: `currency` is missing.")]
    [InlineData("kind: money\ncurrency: EURO", "currency: It has 4 characters; at most 3 are allowed.")]
    [InlineData("kind: money\ncurrency: EUT", "currency: `EUT` is no currency: write its three letters, such as EUR.")]
    [InlineData("kind: money\ncurrencies: [EUR]", "currencies: Of one currency write `currency`.")]
    [InlineData("kind: money\ncurrencies: [EUR, EUR]", "currencies: A currency stands here twice.")]
    [InlineData("kind: money\ncurrency: EUR\ncurrencies: [EUR, USD]", "currencies: Write `currency` for one")]
    [InlineData("kind: money\nsegment: true\ncurrencies: [EUR, USD]", "segment: Amounts in several currencies cannot be compared")]
    public void Says_what_cannot_be(string keys, string flaw) => Assert.Contains(flaw, OneQuestion.Flaws(keys), StringComparison.Ordinal);

    [Fact]
    public void The_same_amount_is_the_same_answer_however_it_is_typed()
    {
        var euro = OneQuestion.Read(Euro);
        Assert.True(euro.Kind.IsSame(euro, OneQuestion.Typed(("q", "1.200,50")), OneQuestion.Typed(("q", "1200.5"))));
        var several = OneQuestion.Read(Several);
        Assert.False(several.Kind.IsSame(several, OneQuestion.Typed(("q", "12"), ("q.currency", "EUR")), OneQuestion.Typed(("q", "12"), ("q.currency", "KWD"))));
    }
}
