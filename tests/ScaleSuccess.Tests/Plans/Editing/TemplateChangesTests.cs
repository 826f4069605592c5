using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Editing;

namespace ScaleSuccess.Tests.Plans.Editing;

/// <summary>What a new version does in another way, as the publish page lists it.</summary>
public sealed class TemplateChangesTests
{
    private const string Plan = """
        segment: steady
        days: 60
        rule: { pace: [steady] }
        criteria:
          - Everyone used it.
        milestones:
          - key: begin
            title: Begun
            at: 20%
            actions:
              - { key: read, title: Read, who: customer }
              - { key: send, title: Send, who: vendor }
          - key: goal
            title: Reached
            at: 100%
            actions:
              - { key: compare, title: Compare, who: customer }
        """;

    [Theory]
    [InlineData("days: 60", "days: 90", "Setting days 90")]
    [InlineData("[steady]", "[steady, fast]", "Setting rule pace: [steady, fast]")]
    [InlineData("title: Read,", "title: Read it,", "Reworded actions Read it")]
    [InlineData("title: Read, who: customer", "title: Read, who: vendor", "Details actions Read")]
    [InlineData("title: Read, who: customer", "who: customer, title: Read", null)]
    [InlineData("title: Send, who: vendor", "title: Send, who: vendor, only_if: { pace: [fast] }", "OnlyIf actions Send")]
    [InlineData("at: 20%", "at: 30%", "Details milestones Begun")]
    [InlineData("Everyone used it.", "Everyone uses it.", "Reworded criteria Everyone uses it.")]
    [InlineData("days: 60", "days: 60\ncheck_ins: { at: 10:00, every_days: 14 }", "Setting check_ins/at 10:00 / Setting check_ins/every_days 14")]
    [InlineData("days: 60", "days: 60\nenough: { objectives: { at_least: 2 } }", "Setting enough at_least: 2")]
    [InlineData("segment: steady", "# a comment\nsegment: steady", null)]
    public void One_change_is_told_once(string was, string now, string? told) => Assert.Equal(told ?? "", Told(Plan.Replace(was, now, StringComparison.Ordinal)));

    [Fact]
    public void What_moves_to_another_milestone_is_not_new_and_another_order_is_told_once()
    {
        const string Send = "      - { key: send, title: Send, who: vendor }\n", Read = "      - { key: read, title: Read, who: customer }\n";
        Assert.Equal("Moved actions Send", Told(Plan.Replace(Send, "", StringComparison.Ordinal) + "\n" + Send));
        Assert.Equal("Reordered actions Send", Told(Plan.Replace(Read + Send, Send + Read, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_without_a_key_that_is_said_otherwise_is_reworded_and_the_others_stay_what_they_were()
    {
        const string Line = "  - Everyone used it.\n";
        string Lines(params string[] lines) => Plan.Replace(Line, string.Concat(lines.Select(line => $"  - {line}\n")), StringComparison.Ordinal);
        Assert.Equal("Added criteria Two reports run.", Told(Lines("Two reports run.", "Everyone used it.")));
        Assert.Equal("Added criteria Two reports run. / Reworded criteria Everyone used it twice.", Told(Lines("Two reports run.", "Everyone used it twice.")));
        Assert.Equal("Reworded criteria Something else.", Told(Lines("Something else.")));
        Assert.Equal("OnlyIf criteria Everyone used it.", Told(Lines("{ text: Everyone used it., only_if: { pace: [fast] } }")));
        Assert.Equal("Everyone used it.", TemplateChanges.Between(YamlFile.Nodes(Plan)!, YamlFile.Nodes(Lines("Everyone used it twice."))!).Single().Before);
    }

    private static string Told(string now) =>
        string.Join(" / ", TemplateChanges.Between(YamlFile.Nodes(Plan)!, YamlFile.Nodes(now)!).Select(change => $"{change.Code} {change.List} {change.Words}"));
}
