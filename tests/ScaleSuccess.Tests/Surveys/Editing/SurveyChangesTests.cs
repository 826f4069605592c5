using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Web.Console.Surveys;

namespace ScaleSuccess.Tests.Surveys.Editing;

/// <summary>What publishing changes is named, whatever it is.</summary>
public sealed class SurveyChangesTests
{
    private const string Text = """
        survey: s
        title: S
        intro: I
        thanks: T
        pages:
          - title: One
            questions:
              - { key: tool, ask: Which tool?, kind: choice, choices: [ { key: old, label: The old one }, { key: new, label: The new one } ] }
          - title: Two
            hint: Short
            questions:
              - { key: parts, ask: How is it?, kind: matrix, rows: [ { key: speed, label: Speed }, { key: help, label: Help } ], choices: [ { key: good, label: Good }, { key: bad, label: Bad } ] }
              - { key: soon, ask: When?, kind: horizon, choices: [ { key: month, label: Soon, days: 30 }, { key: open, label: Open } ] }
          - title: Three
            questions:
              - { key: why, ask: Why?, kind: text }
              - { key: cost, ask: What does it cost?, kind: money, currencies: [EUR, USD] }
        """;

    [Theory]
    [InlineData("  - title: Three", "  - title: Third", "Title, welcome, thanks or pages are worded or shown in another way")]
    [InlineData("    hint: Short\n", "", "Title, welcome, thanks or pages are worded or shown in another way")]
    [InlineData("{ key: speed, label: Speed }, ", "", "“How is it?” no longer has the row “Speed”")]
    [InlineData("{ key: speed, label: Speed }, ", "{ key: speed, label: Speed }, { key: price, label: Price }, ", "“How is it?” also has the row “Price”")]
    [InlineData("label: Speed", "label: Pace", "“How is it?” rewords the row “Pace”, was “Speed”")]
    [InlineData("label: The old one", "label: Pen and paper", "“Which tool?” rewords “Pen and paper”, was “The old one”")]
    [InlineData("ask: Why?", "ask: Why not?", "Reworded: “Why not?”, was “Why?”")]
    [InlineData("days: 30", "days: 60", "Other limits or settings: “When?”")]
    [InlineData("[EUR, USD]", "[EUR, CHF]", "Other limits or settings: “What does it cost?”")]
    public void A_change_is_named(string was, string now, string says)
    {
        var changes = Between(Text, Text.Replace(was, now, StringComparison.Ordinal));
        Assert.Equal([says], changes);
    }

    [Fact]
    public void A_page_that_is_removed_and_one_that_is_new_are_named()
    {
        var page = Text.ReplaceLineEndings("\n")[Text.ReplaceLineEndings("\n").IndexOf("  - title: Three", StringComparison.Ordinal)..];
        var without = Text.ReplaceLineEndings("\n").Replace(page, "", StringComparison.Ordinal).TrimEnd();
        Assert.Equal(["Page removed: “Three”", "No longer asked: “Why?”", "No longer asked: “What does it cost?”"], Between(Text, without));
        Assert.Equal(["New page: “Three”", "New question: “Why?”", "New question: “What does it cost?”"], Between(without, Text));
        // Its question goes on elsewhere: the page is gone all the same.
        var moved = without + "\n      - { key: why, ask: Why?, kind: text }\n";
        Assert.Contains("Page removed: “Three”", Between(Text, moved));
    }

    private static IReadOnlyList<string> Between(string before, string after) => [.. SurveyChanges.Between(Read(before), Read(after)).Select(SurveyWords.Of)];

    private static Survey Read(string text) => Expect.Good(SurveyFile.Read("surveys/s.yaml", text.ReplaceLineEndings("\n")));
}
