using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Tests.Parts;

/// <summary>A page is rendered when all of it is read: its parts never read beside it, and it never says that it found nothing while it still looks.</summary>
public sealed class SettledComponentTests
{
    [Fact]
    public async Task A_page_that_has_read_one_of_two_things_renders_none_of_its_parts_yet()
    {
        using var second = new SemaphoreSlim(0);
        await using var renderer = new HtmlRenderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = renderer.BeginRenderingComponent<ReadsTwice>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReadsTwice.Second)] = second }));
            Assert.Equal("", page.ToHtmlString());

            second.Release();
            await page.QuiescenceTask;

            Assert.Equal("both read, rendered 1 time", page.ToHtmlString());
        });
    }

    [Fact]
    public void All_our_pages_and_parts_but_layouts_are_such() =>
        Assert.Empty(
            from type in typeof(SettledComponent).Assembly.GetTypes()
            where typeof(IComponent).IsAssignableFrom(type) && !typeof(LayoutComponentBase).IsAssignableFrom(type) && !typeof(SettledComponent).IsAssignableFrom(type)
            select type.FullName);

    private sealed class ReadsTwice : SettledComponent
    {
        private bool first, both;
        private int renderings;

        [Parameter, EditorRequired] public required SemaphoreSlim Second { get; set; }

        protected override async Task OnInitializedAsync()
        {
            await Task.CompletedTask;
            first = true;
            await Second.WaitAsync();
            both = true;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, $"{(both ? "both" : first ? "half" : "nothing")} read, rendered {++renderings} time");
    }
}
