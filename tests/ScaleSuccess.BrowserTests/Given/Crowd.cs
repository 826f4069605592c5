using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>Many customers' people at once, by plain HTTP: they read their mail, open its links and send the forms they find there.</summary>
public sealed class Crowd(StartedProduct product) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly HttpClient http = new();
    private readonly HashSet<string> read = [];

    /// <summary>The links of new mails that lead there; waits until there are as many, and this one among them.</summary>
    public async Task<IReadOnlyList<string>> Links(string leadingTo, string? butNot, int atLeast, string among = "")
    {
        using var bounded = new CancellationTokenSource(Patience);
        var links = new List<string>();
        while (true)
        {
            foreach (var file in Directory.Exists(product.MailFolder) ? Directory.GetFiles(product.MailFolder, "*.eml").Where(file => !read.Contains(file)) : [])
            {
                var mail = ReceivedMail.Parse(await File.ReadAllTextAsync(file, CancellationToken.None));
                if (!mail.LeadsTo(leadingTo) || (butNot is not null && mail.LeadsTo(butNot))) continue;
                read.Add(file);
                links.Add(mail.Link(leadingTo));
            }
            if (links.Count >= atLeast && links.Exists(link => link.Contains(among, StringComparison.Ordinal))) return links;
            Assert.False(bounded.IsCancellationRequested, $"Only {links.Count} of {atLeast} mails lead to {leadingTo}.\n{product.Said}");
            await Task.Delay(50, CancellationToken.None); // the mailbox is a folder: it is looked into again
        }
    }

    /// <summary>Opens a page and sends its form, with what is typed into those of its fields and buttons that there are.</summary>
    public async Task Send(string page, string form, params (string Field, string Text)[] typed)
    {
        var document = new HtmlParser().ParseDocument(await http.GetStringAsync(page));
        var found = document.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{page} has no {form}");
        var fields = found.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(hidden => (Name: hidden.Name!, hidden.Value))
            .Concat(typed.Where(field => found.QuerySelector($"[name='{field.Field}']") is not null || document.QuerySelector($"button[form='{found.Id}'][name='{field.Field}']") is not null).Select(field => (Name: field.Field, Value: field.Text)));
        using var answer = await http.PostAsync(
            new Uri(new Uri(page), found.GetAttribute("action")), new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)));
        Assert.True(answer.IsSuccessStatusCode, $"{page} answered {answer.StatusCode}");
    }

    public void Dispose() => http.Dispose();
}
