using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

/// <summary>An e-mail is written once, in Markdown; its HTML and its text come from the same words.</summary>
public sealed class MarkdownEmailTests
{
    private static readonly EmailTemplate Frame = new() { Key = EmailTypes.Frame, Subject = "", Text = "{{{body}}}\n{{links.unsubscribe}}", Html = "<html><body>{{preheader}}{{{body}}}<a href=\"{{links.unsubscribe}}\">x</a></body></html>" };

    private static string Mail(string body, string fields = "subject: Hello") => $"---\n{fields}\n---\n{body}\n";

    private static RenderedEmail Sent(string body, string fields = "subject: Hello", string key = "plan-ready", EmailModel? model = null) =>
        RenderEmail.Render(SentEmails.Types.Find(key), Expect.Good(SentEmails.ReadNew(key, Mail(body, fields), null)), Frame, model ?? SentEmails.Sample(key));

    private static IHtmlDocument Html(RenderedEmail mail) => new HtmlParser().ParseDocument(mail.Html);

    private static string Text(RenderedEmail mail) => mail.Text.Split("\nhttps://success.northwind.example/u/")[0].Trim();

    [Fact]
    public void A_paragraph_is_a_paragraph_in_both_and_a_line_is_a_line()
    {
        var mail = Sent("Hello **{{contact.firstName}}**,\nhow are you?\n\nBye");
        Assert.Equal("Hello Nora,\nhow are you?\n\nBye", Text(mail));
        var paragraphs = Html(mail).QuerySelectorAll("p");
        Assert.Equal(["Hello Nora,\nhow are you?", "Bye"], paragraphs.Select(paragraph => paragraph.TextContent));
        Assert.Equal("Nora", paragraphs[0].QuerySelector("strong")!.TextContent);
        Assert.NotNull(paragraphs[0].QuerySelector("br"));
        Assert.Contains("margin", paragraphs[0].GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_is_a_table_with_a_link_and_in_the_text_its_address()
    {
        var mail = Sent("[Open your plan]({{links.plan}}){.button}");
        Assert.Equal("Open your plan:\nhttps://success.northwind.example/p/sample", Text(mail));
        var button = Html(mail).QuerySelector("table td.button-cell")!;
        Assert.Equal("#0f766e", button.GetAttribute("bgcolor"));
        Assert.Equal("https://success.northwind.example/p/sample", button.QuerySelector("a")!.GetAttribute("href"));
        // Outlook shows the other one.
        Assert.Contains("<v:roundrect href=\"https://success.northwind.example/p/sample\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_one_link_each_with_their_addresses_in_the_text()
    {
        var mail = Sent("Choose:\n\n::: answers\n[It's done]({{links.done}})\n[We're stuck]({{links.stuck}})\n:::", key: "check-in");
        Assert.Equal(["It's done", "We're stuck"], Html(mail).QuerySelectorAll("td.quiet-button a").Select(link => link.TextContent));
        Assert.Equal("Choose:\n\nIt's done:\nhttps://success.northwind.example/c/sample/1?answer=done\n\nWe're stuck:\nhttps://success.northwind.example/c/sample/1?answer=stuck", Text(mail));
    }

    [Fact]
    public void A_list_that_is_repeated_is_one_list()
    {
        var mail = Sent("{{#if plan.objectives}}\nYour objectives:\n\n{{#each plan.objectives}}\n- {{this}}\n{{/each}}\n{{/if}}");
        Assert.Equal(["Spend less time on manual reports", "Get things approved faster"], Assert.Single(Html(mail).QuerySelectorAll("ul")).Children.Select(item => item.TextContent.Trim()));
        Assert.Equal("Your objectives:\n- Spend less time on manual reports\n- Get things approved faster", Text(mail));
    }

    [Fact]
    public void What_has_no_value_leaves_nothing_behind()
    {
        var sample = SentEmails.Sample("plan-ready");
        var model = sample with { OpsContact = "", Data = new Dictionary<string, object>(sample.Data) { ["plan.objectives"] = Array.Empty<string>() } };
        var mail = Sent("One\n\n{{#if plan.objectives}}\nYour objectives:\n\n{{#each plan.objectives}}\n- {{this}}\n{{/each}}\n{{/if}}\n\n{{#if vendor.contact}}\n::: panel\nAsk {{vendor.contact}}\n:::\n{{else}}\nTwo\n{{/if}}\n\nThree", model: model);
        Assert.Equal("One\n\nTwo\n\nThree", Text(mail));
        Assert.Equal("OneTwoThree", string.Concat(Html(mail).QuerySelectorAll("body > :not(a)").Select(one => one.TextContent)));
    }

    [Theory]
    [InlineData("<b>Fjord</b>")]
    [InlineData("*Fjord* _& Sons_ [x](javascript:alert(1)) `y`")]
    [InlineData("{{contact.name}} {{#if}} {{{body}}}")]
    [InlineData("::: answers")]
    [InlineData("Fjord\n\n# & Sons\n- a")]
    [InlineData("\uE000\uE100\uE001")]
    public void A_customers_words_stay_words_whatever_they_are(string name)
    {
        var model = SentEmails.Sample("plan-ready") with { CustomerName = name };
        var mail = Sent("Hello {{customer.name}}, **{{customer.name}}**\n\n- {{customer.name}}", model: model);
        var html = Html(mail);
        Assert.Equal($"Hello {name}, {name}", html.QuerySelector("p")!.TextContent);
        Assert.Equal(name, html.QuerySelector("strong")!.InnerHtml.Replace("&amp;", "&", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal));
        Assert.Single(html.QuerySelectorAll("a"));
        Assert.Contains($"Hello {name}, {name}\n\n- {name}", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_preheader_is_in_the_frame_and_the_subject_may_have_a_colon()
    {
        var mail = Sent("x", "subject: {{customer.name}}: your plan\npreheader: What comes first, {{contact.firstName}}");
        Assert.Equal("Fjord & Sons: your plan", mail.Subject);
        Assert.StartsWith("What comes first, Nora", Html(mail).Body!.TextContent.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ops_get_it_without_a_frame()
    {
        var html = Html(Sent("> {{item.title}}\n\n[Open]({{links.thread}})", key: "mention-ops"));
        Assert.NotNull(html.QuerySelector("blockquote"));
        Assert.Equal("Open", Assert.Single(html.QuerySelectorAll("a")).TextContent);
    }

    [Theory]
    [InlineData("Hi <b>there</b>", 4, "HTML is not taken")]
    [InlineData("Hi\n\n<div>x</div>", 6, "HTML is not taken")]
    [InlineData("[x](http://example.com)", 4, "begins with `https://` or `mailto:`")]
    [InlineData("[x](javascript:alert)", 4, "begins with `https://` or `mailto:`")]
    [InlineData("[x](https://x.example/{{customer.name}})", 4, "not allowed in an address")]
    [InlineData("Hi\n[x]({{customer.name}})", 5, "not allowed in an address")]
    [InlineData("[]({{links.plan}})", 4, "has no words")]
    [InlineData("See [x]({{links.plan}}){.button}", 4, "a paragraph of its own")]
    [InlineData("[x]({{links.plan}}){.big}", 4, "only `{.button}`")]
    [InlineData("x {style=\"color:red\"}", 4, "only `{.button}`")]
    [InlineData("::: panle\nx\n:::", 4, "`::: panel`")]
    [InlineData("::: panel\nx", 4, "never closed")]
    [InlineData("::: answers\nYes\n:::", 4, "each line is a link")]
    [InlineData("![]({{vendor.logoUrl}})", 4, "words for those who do not see it")]
    [InlineData("{{#if plan.title}}\n::: panel\nx\n{{/if}}\n:::", 7, "should be where its beginning is")]
    [InlineData("{{#if plan.title}}Hello\n\nBye{{/if}}", 4, "should end where it begins")]
    [InlineData("{{plan.titel}}", 4, "Did you mean `plan.title`?")]
    [InlineData("{{{plan.title}}}", 4, "two braces")]
    [InlineData("{{#if plan.title}}\nx", 4, "never closed")]
    [InlineData("", 3, "The text is empty")]
    public void Says_each_mistake_of_the_body_with_its_line(string body, int line, string sentence) => IsSaid(Mail(body), line, sentence);

    [Theory]
    [InlineData("Hello", 1, "begin with a line `---`")]
    [InlineData("---\nsubject: x\nHello", 1, "begin with a line `---`")]
    [InlineData("---\npreheader: x\n---\nHello", 1, "The subject is missing")]
    [InlineData("---\nsubject:\n---\nHello", 2, "The subject is empty")]
    [InlineData("---\nsubject: a\nsubject: b\n---\nHello", 3, "another subject already")]
    [InlineData("---\nsubjekt: a\n---\nHello", 2, "Did you mean `subject`?")]
    [InlineData("---\nsubject: {{#if topic}}a\n---\nHello{{/if}}", 2, "never closed")]
    public void Says_each_mistake_of_what_stands_before_the_body(string source, int line, string sentence) => IsSaid(source, line, sentence);

    private static void IsSaid(string source, int line, string sentence) =>
        Assert.Contains(Expect.Bad(SentEmails.ReadNew("plan-ready", source, null)), mistake => mistake.File == "emails/plan-ready.md"
            && mistake.Line == line && mistake.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void A_long_subject_is_refused_but_not_for_what_only_chooses() =>
        IsSaid($"---\nsubject: {{{{#if plan.title}}}}{new string('a', 151)}{{{{/if}}}}\n---\nx", 2, "The subject has 151 characters, 150 fit.");
}
