using ScaleSuccess.Definitions;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

/// <summary>Whatever stands in an e-mail's text, checking it ends in time.</summary>
public sealed class HostileEmailTextTests
{
    private const int LongestWait = 30_000;
    private const string Text = "Subject: Hello\n\nYour plan: {{links.plan}}";
    private const string Html = "<p><a href=\"{{links.plan}}\">Plan</a></p>";

    [Theory(Timeout = LongestWait)]
    [InlineData("{{#if contact.name}}", "{{/if}}", 20_000, "at most")]
    [InlineData("{{#if contact.name}}", "{{/if}}", 1_000, "nested deeper")]
    [InlineData("{{#each plan.objectives}}", "{{/each}}", 9, "nested deeper")]
    [InlineData("{{contact.name}}", "", 20_000, "at most")]
    [InlineData("{{contact.name}}", "", 6_000, "more than 500")]
    [InlineData("{{", "", 40_000, "is missing")]
    [InlineData("{{!--", "", 19_000, "is missing")]
    public async Task Deep_and_long_texts_are_refused(string open, string close, int times, string sentence) => await Task.Run(() =>
    {
        var body = Repeat(open, times) + "x" + Repeat(close, times);
        Assert.Contains(Expect.Bad(SentEmails.Read("plan-ready", Text + body, Html)), mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.Contains(Expect.Bad(SentEmails.Read("plan-ready", Text, Html + body)), mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal));
    });

    [Theory(Timeout = LongestWait)]
    [InlineData("<a ")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='\"")]
    [InlineData("<style>")]
    [InlineData("<")]
    [InlineData("\"'")]
    public async Task Broken_html_around_many_names_is_looked_through_once(string piece) => await Task.Run(() =>
    {
        var html = Repeat(piece, 80_000 / piece.Length) + Repeat("{{contact.name}} ", 480);
        SentEmails.Read("plan-ready", Text, Html + html);
    });

    [Theory]
    [InlineData("Hi {{a\u0000b}}")]
    [InlineData("Hi {{contact.na\u00EFve}}")]
    [InlineData("Hi {{contact.\u0130d}}")]
    [InlineData("Hi {{#if contact.name}}{{else}}{{else}}{{/if}}")]
    [InlineData("Hi {{> partial}}")]
    [InlineData("Hi {{{{raw}}}}x{{{{/raw}}}}")]
    [InlineData("Hi {{&contact.name}}")]
    [InlineData("Hi {{contact.[name]}}")]
    [InlineData("Hi {{lookup contact 'name'}}")]
    [InlineData("Hi {{^}}")]
    public void What_templates_of_other_products_can_do_is_refused(string body) =>
        Assert.NotEmpty(Expect.Bad(SentEmails.Read("plan-ready", Text + body, Html)));

    [Theory]
    [InlineData("Hello \u202Eevil", "invisible character U+202E at position 7")]
    [InlineData("Hel\u200Blo", "U+200B")]
    [InlineData("\u2067Hello", "U+2067")]
    [InlineData("Hello\u001B", "control character U+001B at position 6")]
    public void Characters_that_nobody_sees_are_named_with_their_place(string line, string sentence)
    {
        foreach (var (file, read) in new[]
        {
            ("emails/plan-ready.txt", SentEmails.Read("plan-ready", Text + "\n" + line, Html)), ("emails/plan-ready.html", SentEmails.Read("plan-ready", Text, Html + "\n" + line)),
        })
        {
            var mistake = Assert.Single(Expect.Bad(read));
            Assert.Contains(sentence, mistake.Sentence, StringComparison.Ordinal);
            Assert.Equal((file, file.EndsWith("txt", StringComparison.Ordinal) ? 4 : 2), (mistake.File, mistake.Line));
        }
    }

    [Fact]
    public void The_text_part_has_every_link_that_the_html_has()
    {
        var mistake = Assert.Single(Expect.Bad(SentEmails.ReadNew("plan-ready", "Subject: Hello\n\nYour plan is ready.", Html)));
        Assert.Equal("emails/plan-ready.txt", mistake.File);
        Assert.Contains("{{links.plan}}", mistake.Sentence, StringComparison.Ordinal);
        Expect.Good(SentEmails.ReadNew("plan-ready", Text, Html));
    }

    [Theory]
    [InlineData("{{{body}}}", "<p>{{{body}}}<a href=\"{{links.unsubscribe}}\">x</a></p>", "emails/_frame.txt")]
    [InlineData("{{{body}}}{{links.unsubscribe}}", "<p>{{{body}}}</p>", "emails/_frame.html")]
    public void The_frame_has_the_link_to_unsubscribe_in_both_parts(string text, string html, string file) =>
        Assert.Contains(Expect.Bad(SentEmails.ReadNew("_frame", text, html)), mistake => mistake.File == file);

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
