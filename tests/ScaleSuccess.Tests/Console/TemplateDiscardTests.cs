using System.Net;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops throw away what they have begun.</summary>
public sealed class TemplateDiscardTests : IAsyncLifetime
{
    private const string Save = "button[value=save]", Growing = "growing";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_draft_is_discarded_where_it_is_edited_or_in_the_library_after_one_more_question()
    {
        await ops.Submit(await Open("about"), Save, ("title", ["A title to try"]));
        Assert.NotNull((await ops.Get(Urls.OpsTemplates)).Document.QuerySelector($"tbody a[href='{Urls.OpsTemplateDiscard(Growing)}']"));
        var page = await ops.Get((await Open("")).Document.QuerySelector($".survey-bar a[href='{Urls.OpsTemplateDiscard(Growing)}']")!.GetAttribute("href")!);
        Assert.Contains("The plan’s title: A title to try, was ", page.Text, StringComparison.Ordinal);
        await ops.Submit(await Open("about"), Save, ("title", ["Another title"]));
        Assert.Contains("Somebody has changed the draft meanwhile", (await ops.Submit(page, ".button.danger")).Text, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Draft()).Revision);
        Assert.Contains("The draft is discarded.", (await ops.Submit(await ops.Get(Urls.OpsTemplateDiscard(Growing)), ".button.danger")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await Draft()).Revision);
        Assert.Contains("There is no draft", (await ops.Get(Urls.OpsTemplateDiscard(Growing))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsTemplateDiscard("nothing"))).Status);
    }

    [Fact]
    public async Task All_that_a_new_template_lacks_stands_at_its_fields_and_comes_into_sight()
    {
        var form = await ops.Get(Urls.OpsTemplates);
        Assert.EndsWith("#new", form.Document.QuerySelector("#new form")!.GetAttribute("action"), StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll("#new .optional"));
        var page = await ops.Submit(form, "#new button", ("days", ["3"]));
        Assert.Equal(4, page.Document.QuerySelectorAll("#new .field.wrong").Length);
    }

    [Fact]
    public async Task What_is_new_is_discarded_and_gone()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplates), "#new button", ("title", ["Sleep well"]), ("like", ["new/module"]), ("first", ["Nobody calls at night"]));
        Assert.Contains("was never published", (page = await ops.Get(Urls.OpsTemplateDiscard("goal-sleep_well"))).Text, StringComparison.Ordinal);
        page = await ops.Submit(page, ".button.danger");
        Assert.Equal(Urls.OpsTemplates, page.Url.AbsolutePath);
        Assert.DoesNotContain("Sleep well", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task<Page> Open(string part) => ops.Get(Urls.OpsTemplate(Growing, part));

    private Task<DefinitionDraft> Draft() => host.Use<DefinitionDrafts, DefinitionDraft>(async (drafts, cancel) => (await drafts.Find("plan", Growing, cancel))!);
}
