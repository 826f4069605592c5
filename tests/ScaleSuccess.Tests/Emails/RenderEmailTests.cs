using System.Text.Json;
using AngleSharp.Html.Parser;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

public sealed class RenderEmailTests
{
    private static readonly EmailTemplate Frame = Expect.Good(SentEmails.Read(EmailTypes.Frame,
        "{{body}}\n\n--\n{{vendor.name}}, leave {{topic}}: {{links.unsubscribe}}",
        "<html><head><title>{{subject}}</title></head><body>{{{body}}}<a href=\"{{links.unsubscribe}}\">Leave {{topic}}</a></body></html>"));

    private static RenderedEmail Render(string key, string text, string html, EmailModel? model = null) => RenderEmail.Render(SentEmails.Types.Find(key),
        Expect.Good(SentEmails.Read(key, text, html)), Frame, model ?? SentEmails.Sample(key));

    private const string Evil = "</p><script>alert(1)</script>{{links.plan}} \"'`=\r\nBcc: all@example.com";

    [Fact]
    public void Every_topic_has_words() =>
        Assert.All(Topic.All, topic => Assert.False(Localizer.Of<EmailTexts>()[$"topic.{topic}"].ResourceNotFound, topic));

    [Fact]
    public void Fills_subject_text_and_html_and_puts_the_frame_around()
    {
        var mail = Render("plan-ready", "Subject: {{plan.title}}\n\nFor {{customer.name}}:\n{{#each plan.objectives}}\n- {{this}}\n{{/each}}",
            "<ul>{{#each plan.objectives}}<li>{{this}}</li>{{/each}}</ul>");
        Assert.Equal("Fjord & Sons: quick first results", mail.Subject);
        Assert.Equal("For Fjord & Sons:\n- Spend less time on manual reports\n- Get things approved faster\n\n--\nNorthwind Reports, "
            + "leave e-mails about your plan: https://success.northwind.example/u/sample/plan\n", mail.Text);
        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Equal("Fjord & Sons: quick first results", page.Title);
        Assert.Equal(["Spend less time on manual reports", "Get things approved faster"], page.QuerySelectorAll("li").Select(li => li.TextContent));
        Assert.Equal("https://success.northwind.example/u/sample/plan", page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_customers_words_become_neither_markup_nor_template_nor_header()
    {
        var model = SentEmails.Sample("plan-ready") with
        {
            CustomerName = Evil,
            Data = PlanReadyEmail.Type.Data(new PlanReadyEmail(Evil, Evil, new DateOnly(2027, 3, 1), [Evil])),
        };
        var mail = Render("plan-ready", "Subject: {{plan.title}}\n\n{{plan.title}}",
            "<p title=\"{{customer.name}}\">{{plan.title}}</p>{{#each plan.objectives}}<i>{{this}}</i>{{/each}}", model);
        Assert.DoesNotContain(mail.Subject, char.IsControl);
        Assert.Contains("{{links.plan}}", mail.Text, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(["title"], page.QuerySelector("p")!.Attributes.Select(attribute => attribute.Name));
        var words = Evil.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Equal(words, page.QuerySelector("p")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal(words, page.QuerySelector("i")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal(words, page.QuerySelector("p")!.GetAttribute("title")!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Data_that_was_stored_as_json_renders_the_same()
    {
        var model = SentEmails.Sample("plan-ready");
        var stored = JsonSerializer.Deserialize<Dictionary<string, object>>(JsonSerializer.Serialize(model.Data))!;
        const string text = "Subject: {{plan.title}}\n\n{{plan.nextMilestone}} {{#each plan.objectives}}{{this}};{{/each}}";
        Assert.Equal(Render("plan-ready", text, "<p>x</p>"), Render("plan-ready", text, "<p>x</p>", model with { Data = stored }));
    }

    [Fact]
    public void A_check_in_without_a_measure_leaves_its_question_out()
    {
        var model = SentEmails.Sample("check-in") with
        {
            Data = CheckInEmail.Type.Data(new CheckInEmail(1, "Start", new DateOnly(2027, 3, 1), null)),
        };
        Assert.StartsWith("Start\n", Render("check-in", "Subject: x\n\n{{milestone.title}}{{#if measure.title}} How is {{measure.title}}?{{/if}}",
            "<p>x</p>", model).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_lacks_what_the_e_mail_needs_is_our_fault_and_named() => Assert.Contains("`plan.title`",
        Assert.Throws<InvalidOperationException>(() => Render("plan-ready", "Subject: x\n\nx", "x",
            SentEmails.Sample("plan-ready") with { Data = new Dictionary<string, object>() })).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_web_links_are_links() => Assert.Contains("`links.done`",
        Assert.Throws<InvalidOperationException>(() => Render("check-in", "Subject: x\n\nx", "x", Led("javascript:alert(1)//"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_link_leads_to_the_reader_s_own_page() => Assert.StartsWith("https://acme.example/c/mia/7?answer=done\n",
        Render("check-in", "Subject: x\n\n{{links.done}}", "<p>x</p>", Led("https://acme.example")).Text, StringComparison.Ordinal);

    private static EmailModel Led(string publicUrl)
    {
        var sample = SentEmails.Sample("check-in");
        return sample with
        {
            Links = sample.Links with { PublicUrl = publicUrl, Token = "mia" },
            Data = CheckInEmail.Type.Data(new CheckInEmail(7, "Start", new DateOnly(2027, 3, 1), null)),
        };
    }

    [Fact]
    public void Every_e_mail_has_a_sample_with_everything_it_may_name() => Assert.All(SentEmails.Types.Sent, email =>
    {
        var names = SentEmails.Types.VariablesOf(email.Key)!;
        var text = string.Join(' ', names.Select(name => name.Value == VariableKind.List
            ? $"{{{{#each {name.Key}}}}}{{{{this}}}}{{{{/each}}}}" : name.Value == VariableKind.Body ? $"{{{{{{{name.Key}}}}}}}" : $"{{{{{name.Key}}}}}"));
        Assert.Contains("Northwind Reports", Render(email.Key, $"Subject: x\n\n{text}", $"<p>{text}</p>").Text, StringComparison.Ordinal);
    });
}
