using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

public sealed class EmailFileTests
{
    private const string Text = "Subject: Hello {{contact.firstName}}\n\nYour plan: {{links.plan}}\n{{#each plan.objectives}}- {{this}}\n{{/each}}";
    private const string Html = "<p>Hello {{contact.firstName}}</p>\n<a href=\"{{links.plan}}\" style=\"color: {{vendor.accent}}\">Plan</a>";

    [Fact]
    public void Reads_subject_text_and_html()
    {
        var email = Expect.Good(SentEmails.Read("plan-ready", Text.ReplaceLineEndings("\r\n"), Html));
        Assert.Equal("Hello {{contact.firstName}}", email.Subject);
        Assert.StartsWith("Your plan: ", email.Text, StringComparison.Ordinal);
        Assert.Equal(Html, email.Html);
    }

    [Fact]
    public void What_only_chooses_between_words_does_not_make_a_subject_longer()
    {
        var choice = "{{#if contact.firstName}}" + new string('a', 75) + "{{else}}" + new string('b', 75) + "{{/if}}";
        Expect.Good(SentEmails.Read("plan-ready", $"Subject: {choice}\n\n{{{{links.plan}}}}", Html));
        Assert.Contains(Expect.Bad(SentEmails.Read("plan-ready", $"Subject: {choice}c\n\n{{{{links.plan}}}}", Html)), mistake => mistake.Sentence == "The subject has 151 characters, 150 fit.");
    }

    [Theory]
    [InlineData("Hello", 1, "first line should be `Subject: …`")]
    [InlineData("Subject: \n\nHello", 1, "subject is empty")]
    [InlineData("Subject: Hi\nHello", 2, "empty line should follow")]
    [InlineData("Subject: Hi\n\n", 1, "The text is empty")]
    [InlineData("Subject: Hi\n\nHello\n{{contact.name", 4, "never closed")]
    [InlineData("Subject: Hi\n\nHello {{contact.fristName}}", 3, "Did you mean `contact.firstName`?")]
    [InlineData("Subject: Hi {{milestone.title}}\n\nHello", 1, "`milestone.title` is not known in this e-mail")]
    [InlineData("Subject: Hi\n\n{{#each plan.title}}{{this}}{{/each}}", 3, "is not a list")]
    [InlineData("Subject: Hi\n\n{{#each plan.objectives}}{{contact.name}}{{/each}}", 3, "only `{{this}}` is known")]
    [InlineData("Subject: Hi {{#if topic}}\n\n{{/if}}", 1, "never closed")]
    public void Says_each_mistake_of_the_text_with_its_line(string text, int line, string sentence) =>
        Assert.Contains(Expect.Bad(SentEmails.Read("plan-ready", text, Html)), mistake => mistake.File == "emails/plan-ready.txt"
            && mistake.Line == line && mistake.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("<p>\n{{{contact.name}}}</p>", 2, "two braces")]
    [InlineData("<p>\n{{#each plan.objectives}}{{{this}}}{{/each}}</p>", 2, "two braces")]
    [InlineData("<p>\n<a href=\"{{contact.name}}\">x</a></p>", 2, "is not allowed in `href`")]
    [InlineData("<p>\n<a title='>' href='https://x.example/?q={{customer.name}}'>x</a></p>", 2, "is not allowed in `href`")]
    [InlineData("<p\n style=\"color: {{plan.title}}\">", 2, "is not allowed in `style`")]
    [InlineData("<p>\n<a href={{links.plan}}>x</a></p>", 2, "quotes around it")]
    [InlineData("<p {{contact.name}}>x</p>", 1, "quotes around it")]
    [InlineData("<style>\np::before { content: '{{contact.name}}' }</style>", 2, "style sheet")]
    [InlineData("<p>x</p>\n<script>x</script>", 2, "Scripts do not run")]
    [InlineData("", 1, "empty")]
    public void Keeps_customers_words_out_of_places_where_they_could_do_harm(string html, int line, string sentence) =>
        Assert.Contains(Expect.Bad(SentEmails.Read("plan-ready", Text, html)), mistake => mistake.File == "emails/plan-ready.html"
            && mistake.Line == line && mistake.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("<img alt=\"{{vendor.name}}\" src=\"{{vendor.logoUrl}}\">")]
    [InlineData("<style>a { color: {{vendor.accent}} } @media (x) { a { b: c }}</style><p>{{contact.name}}</p>")]
    [InlineData("<a href=\"mailto:{{vendor.supportEmail}}\">{{vendor.supportEmail}}</a>")]
    [InlineData("<td {{#if vendor.logoUrl}}width=\"8\"{{/if}}>{{#if topic}}a{{else}}b{{/if}}</td>")]
    [InlineData("{{! a note }}{{!-- another }} --}}<p title=\"{{customer.name}}\">1 < 2 {{customer.name}}</p>")]
    public void Lets_through_what_is_harmless(string html) => Expect.Good(SentEmails.Read("plan-ready", Text, html));

    [Fact]
    public void In_plain_text_three_braces_say_the_same_as_two() => Expect.Good(SentEmails.Read("plan-ready",
        "Subject: {{{plan.title}}}\n\n{{#each plan.objectives}}{{{this}}}{{/each}}", Html));

    [Fact]
    public void An_e_mail_that_is_never_sent_is_a_mistake() =>
        Expect.One(SentEmails.Read("plan-redy", Text, Html), 0, "`plan-redy`", "Did you mean `plan-ready`?");

    [Fact]
    public void A_frame_needs_no_subject_and_one_place_for_the_e_mail()
    {
        Expect.Good(SentEmails.Read("_frame", "{{body}}\n{{vendor.name}}", "<title>{{subject}}</title><body>{{{body}}}</body>"));
        Expect.One(SentEmails.Read("_frame", "{{vendor.name}}", "{{{body}}}"), 1, "`_frame`", "once, where the e-mail goes");
        Expect.One(SentEmails.Read("_frame", "{{body}}", "<p>\n{{body}}</p>"), 2, "`_frame`", "three braces");
    }
}
