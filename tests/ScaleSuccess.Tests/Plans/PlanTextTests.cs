using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans;

public sealed class PlanTextTests
{
    private static readonly IReadOnlyDictionary<string, object?> Words = PlanText.Words("Fjord & Sons <b>", new DateOnly(2027, 3, 12),
        RepositoryFiles.Read().Survey, new Answers(new Dictionary<string, string[]>
        {
            ["where_now"] = ["trying"],
            ["goals"] = ["other", "save_time"],
            ["goals.other"] = ["{{customer.name}} & {{#each}}"],
        }));

    [Fact]
    public void Says_who_by_when_and_what_was_answered() => Assert.Equal("Fjord & Sons <b>, Trying it out, by 12 March 2027",
        PlanText.Render("{{customer.name}}, {{answers.where_now}}, by {{deadline}}", Words));

    [Fact]
    public void What_a_customer_types_is_never_read_as_a_template() => Assert.Equal(
        "Spend less time on manual reports and {{customer.name}} & {{#each}}", PlanText.Render("{{answers.goals}}", Words));

    [Fact]
    public void A_text_about_an_answer_that_was_not_given_is_empty() =>
        Assert.Equal("", PlanText.Render("{{#if answers.how}}Your way: {{answers.how}}{{/if}} ", Words));

    [Theory]
    [InlineData("Today: {{answers.how}}.", "")]
    [InlineData("Today: {{answers.where_now}}, {{answers.how}}.", "")]
    [InlineData("Today: {{answers.where_now}}{{#if answers.how}}, {{answers.how}}{{/if}}.", "Today: Trying it out.")]
    [InlineData("Today: {{answers.where_now}}.", "Today: Trying it out.")]
    [InlineData("{{#unless answers.how}}Any way{{/unless}}, {{deadline}}", "Any way, 12 March 2027")]
    public void A_line_that_puts_in_an_answer_that_was_not_given_is_left_out_unless_it_asks_first(string text, string line) =>
        Assert.Equal(line, PlanText.RenderIfKnown(text, Words));

    [Fact]
    public void Else_and_unless_work() => Assert.Equal("open, calm",
        PlanText.Render("{{#if answers.how}}x{{else}}open{{/if}}, {{#unless answers.where_now}}y{{else}}calm{{/unless}}", Words));

    [Theory]
    [InlineData("{{customer.name", "never closed")]
    [InlineData("{{#if answers.how}}x", "`{{#if}}` is never closed")]
    [InlineData("x{{/if}}", "has nothing to close")]
    [InlineData("{{#if deadline}}x{{/unless}}", "cannot close `{{#if}}`")]
    [InlineData("{{else}}", "has no `{{#if}}`")]
    [InlineData("{{#if}}x{{/if}}", "takes one name")]
    [InlineData("{{#with customer}}x{{/with}}", "not supported, only `#if`")]
    [InlineData("{{> footer}}", "is not a variable name")]
    [InlineData("{{lookup a b}}", "is not a variable name")]
    [InlineData("{{& deadline}}", "is not a variable name")]
    [InlineData("{{}}", "is not a variable name")]
    [InlineData("{{{{raw}}}}", "is not a variable name")]
    [InlineData("\\{{deadline}}", "backslash")]
    [InlineData("{{{deadline}}}", "with two braces")]
    [InlineData("{{customer.nmae}}", "Did you mean `customer.name`?")]
    [InlineData("{{this}}", "only inside `{{#each}}`")]
    [InlineData("{{#each answers.goals}}{{this}}{{/each}}", "not a list")]
    public void Says_what_is_wrong_before_anything_is_rendered(string text, string sentence) =>
        Assert.Contains(PlanText.Flaws(text), flaw => flaw.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void A_flaw_knows_its_line() =>
        Assert.Equal([2, 3], PlanText.Flaws("one\n{{! two\nlines }}{{deadlin}}\n{{custmer.name}}").Select(flaw => flaw.Line));

    [Fact]
    public void More_texts_at_once_than_are_kept_come_out_right() => Parallel.For(0, 1_200, i =>
        Assert.Equal($"{i}: 12 March 2027", PlanText.Render($"{i}: {{{{deadline}}}}", Words)));
}
