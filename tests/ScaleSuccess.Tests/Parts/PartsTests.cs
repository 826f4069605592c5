using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Parts.Figures;
using ScaleSuccess.Web.Parts.Forms;

namespace ScaleSuccess.Tests.Parts;

public sealed class PartsTests
{
    [Fact]
    public async Task A_measure_nobody_has_read_is_unknown_and_never_drawn_as_zero()
    {
        var meter = await Rendered<MeasureMeter>(new() { ["Label"] = "Weekly users", ["Baseline"] = 6m, ["Target"] = 40m });

        Assert.Contains("No recent reading", meter.TextContent, StringComparison.Ordinal);
        Assert.Null(meter.QuerySelector("circle"));
    }

    [Fact]
    public async Task A_measure_that_should_fall_moves_forward_when_it_falls()
    {
        var meter = await Rendered<MeasureMeter>(new() { ["Label"] = "Days", ["Baseline"] = 12m, ["Now"] = 9m, ["Target"] = 3m });

        Assert.Contains("33\u00a0% of the way", meter.TextContent, StringComparison.Ordinal);
        Assert.Equal("33.33%", meter.QuerySelector("circle")?.GetAttribute("cx"));
    }

    [Theory]
    [InlineData(Status.OnTrack)]
    [InlineData(Status.NeedsAttention)]
    [InlineData(Status.Late)]
    [InlineData(Status.Done)]
    [InlineData(Status.NotStarted)]
    [InlineData(Status.Paused)]
    [InlineData(Status.Unknown)]
    public async Task Every_status_is_said_in_words_and_not_only_in_colour(Status status)
    {
        var pill = await Rendered<StatusPill>(new() { ["Status"] = status });

        Assert.False(string.IsNullOrWhiteSpace(pill.TextContent));
        Assert.NotNull(pill.QuerySelector("svg"));
    }

    [Fact]
    public async Task An_error_in_the_summary_leads_to_its_field_and_the_field_says_it_too()
    {
        var summary = await Rendered<ErrorSummary>(new() { ["Errors"] = new List<(string, string)> { ("m1.baseline", "Write a number") } });
        var field = await Rendered<NumberField>(new() { ["Name"] = "m1.baseline", ["Label"] = "Today", ["Error"] = "Write a number", ["Value"] = "eight" });

        var input = field.QuerySelector("input");
        Assert.Equal("#" + input?.Id, summary.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal("eight", input?.GetAttribute("value"));
        Assert.Contains("Write a number", field.QuerySelector("#" + input?.GetAttribute("aria-describedby"))?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_customer_never_become_markup()
    {
        var section = await Rendered<CanvasSection>(new() { ["Title"] = "Key challenges", ["Entries"] = new List<CanvasEntry> { new("<script>x</script>", Origin: "\"><b>") } });

        Assert.Null(section.QuerySelector("script, b"));
        Assert.Contains("<script>x</script>", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_customers_own_actions_can_be_ticked()
    {
        RenderFragment<TimelineAction> form = action => builder => builder.AddMarkupContent(0, $"<form id=\"{action.Id}\"></form>");
        var entry = new TimelineEntry("Go live", Status.OnTrack, "Due 1 May",
            [new("mine", "Name people", ActionSide.You, false), new("ours", "Choose a date", ActionSide.YourTeam, false), new("theirs", "Hold training", ActionSide.Us, false)]);

        var timeline = await Rendered<Timeline>(new() { ["Entries"] = new List<TimelineEntry> { entry }, ["ActionForm"] = form });

        Assert.Equal(["mine", "ours"], timeline.QuerySelectorAll("form").Select(element => element.Id));
        Assert.Equal(["You", "Your team", "ScaleSuccess"], timeline.QuerySelectorAll(".action-meta .badge").Select(badge => badge.TextContent));
    }

    [Fact]
    public async Task A_section_without_anything_says_so()
    {
        var section = await Rendered<CanvasSection>(new() { ["Title"] = "Measures", ["Empty"] = "You chose no measures." });

        Assert.Contains("You chose no measures.", section.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IElement> Rendered<TPart>(Dictionary<string, object?> parameters) where TPart : IComponent
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton(new VendorOptions()).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return new HtmlParser().ParseDocument(html).Body ?? throw new InvalidOperationException("A document always has a body.");
    }
}
