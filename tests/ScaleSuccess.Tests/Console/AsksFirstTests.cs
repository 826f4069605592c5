using AngleSharp.Dom;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>What takes something away asks first, without script: its button is inside a details element that has to be opened.</summary>
public sealed class AsksFirstTests
{
    [Fact]
    public async Task Revoking_links_lifting_a_block_and_removing_a_pin_ask_first()
    {
        await using var host = await TestHost.Start();
        var visitor = await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync("insert into suppressions (address, cause, created_at) values ({0}, 'ops', now())", default, visitor.Email));
        await host.Ask(db => db.Database.ExecuteAsync(
            "insert into segment_pins (customer_id, segment, reason, pinned_by, pinned_at) values ({0}, 'steady', 'They said so', 'olga', now())", default, visitor.CustomerId));
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        Asks(page, $"end-links-{visitor.ContactId}");
        Asks(page, "lift");
        Asks(page, "lift-pin");
    }

    /// <summary>Every button of the form.</summary>
    internal static void Asks(Page page, string handler)
    {
        var form = page.Document.QuerySelectorAll("form").Single(form => form.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var buttons = form.QuerySelectorAll("button[type=submit]");
        Assert.NotEmpty(buttons);
        Assert.All(buttons, button => Assert.True(
            button.Ancestors<IElement>().Any(around => around.LocalName == "details" && around.ClassList.Contains("ask") && !around.HasAttribute("open")), handler));
    }
}
