using ScaleSuccess.Customers;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

/// <summary>A condition asks the database what it asks of a person who answers.</summary>
public sealed class ConditionsAgreeTests
{
    private static readonly Dictionary<string, string[]> Values = new()
    {
        [Fact.Tier] = ["small", "large", "none"], [Fact.Country] = ["DE", "FR"], [Fact.Role] = ["champion", "user"],
        [Fact.Plan] = ["none", "open", "accepted", "closed"], [Fact.Segment] = ["steady", "small-fast"],
    };

    [Xunit.Fact]
    public async Task Whom_a_rule_names_is_whom_the_same_condition_of_a_question_would_show_it_to()
    {
        await using var product = await Product.New();
        var people = await People(product);
        var random = new Random(7);
        for (var round = 0; round < 150; round++)
        {
            var condition = new Condition([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => (IReadOnlyList<ConditionLine>)[.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Line(random))])]);
            var target = new WaveTarget("pulse", "hand", "hand x", WaveTarget.Json(condition), 100, false, false);
            var asked = (await product.Use<PeopleToAsk, List<PersonToAsk>>((ask, cancel) => ask.Of(target, 90, null, cancel))).Select(one => one.ContactId).ToHashSet();
            foreach (var (visitor, facts) in people)
                Assert.True(condition.Holds(new KnownSoFar(facts)) == asked.Contains(visitor.ContactId), $"{target.Condition} of {string.Join(", ", facts.Values)}");
        }
    }

    private static async Task<List<(Visitor, Facts)>> People(Product product)
    {
        var nora = await product.A_customer_with_a_plan();
        var visitors = new List<Visitor> { nora, await product.A_colleague(nora) };
        visitors.Add(await product.A_customer_with_a_plan());
        await product.Accept(visitors[^1]);
        await product.Sql($"update customers set tier = 'large', country = 'DE' where id = {visitors[^1].CustomerId}");
        visitors.Add(await product.A_customer_with_a_plan());
        await product.Sql($"update plans set closed_at = now() where customer_id = {visitors[^1].CustomerId}");
        visitors.Add(await product.An_answered_customer());
        await product.Sql($"update customers set country = 'FR' where id = {visitors[^1].CustomerId}");
        // A survey whose conditions name every fact, so that all are read.
        var all = new Condition([[.. Values.Keys.Select(name => new ConditionLine(name, Comparison.Answered, []))]]);
        var survey = new Survey { Key = "x", Title = "", Intro = "", Thanks = "", Pages = [new SurveyPage("", null, []) { ShowIf = all }] };
        var people = new List<(Visitor, Facts)>();
        foreach (var visitor in visitors) people.Add((visitor, await product.Use<ReadFacts, Facts>((read, cancel) => read.For(visitor, survey, cancel))));
        return people;
    }

    private static ConditionLine Line(Random random)
    {
        var name = Values.Keys.ElementAt(random.Next(Values.Count));
        var comparison = new[] { Comparison.AnyOf, Comparison.AllOf, Comparison.NoneOf, Comparison.Answered, Comparison.NotAnswered }[random.Next(5)];
        string[] values = comparison is Comparison.Answered or Comparison.NotAnswered ? [] : [.. Values[name].OrderBy(_ => random.Next()).Take(random.Next(1, 3))];
        return new ConditionLine(name, comparison, values);
    }
}
