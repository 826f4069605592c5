using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Web.Console.Templates.Fields;

namespace ScaleSuccess.Tests.Console;

/// <summary>What is different between two versions, in the words of the form and with titles where the file has keys.</summary>
public sealed class TemplateDiffWordsTests
{
    private const string Plan = """
        segment: steady
        milestones:
          - key: begin
            title: Begun
            at: 20%
            actions:
              - { key: send_roll_out_kit, title: Send the roll-out kit, who: vendor }
              - { key: read, title: Read, who: customer }
        actions:
          - { key: compare, title: Compare, milestone: begin, who: customer }
        benefits:
          - { key: time, title: More time, measures: [saved_hours, fewer_errors] }
        """;

    [Theory]
    [InlineData("title: Read, who: customer", "title: Read, who: customer, after: send_roll_out_kit", "The action “Read” in “Begun”: what it comes after “Send the roll-out kit”, was nothing")]
    [InlineData("title: Read, who: customer", "title: Read, who: customer, after: gone", "The action “Read” in “Begun”: what it comes after “gone”, was nothing")]
    [InlineData("title: Read, who: customer", "title: Read, who: customer, once: true", "The action “Read” in “Begun”: makes sense once: yes, was no")]
    [InlineData("title: Read, who: customer", "title: Read, who: vendor, after: send_roll_out_kit", "The action “Read” in “Begun”: what it comes after “Send the roll-out kit”, was nothing; who does it we, was customer")]
    [InlineData("milestone: begin", "milestone: last", "The action “Compare”: its milestone “last”, was “Begun”")]
    [InlineData("[saved_hours, fewer_errors]", "[saved_hours]", "The benefit “More time”: its measures saved hours, was saved hours, fewer errors")]
    public void A_detail_is_told_as_the_form_calls_it(string was, string now, string told) =>
        Assert.Equal(told, TemplateWords.Of(TemplateChanges.Between(YamlFile.Nodes(Plan)!, YamlFile.Nodes(Plan.Replace(was, now, StringComparison.Ordinal))!).Single()));

    [Fact]
    public void What_a_removed_action_was_called_is_still_said()
    {
        var before = YamlFile.Nodes(Plan.Replace("title: Read, who: customer", "title: Read, who: customer, after: send_roll_out_kit", StringComparison.Ordinal))!;
        var after = YamlFile.Nodes(Plan.Replace("      - { key: send_roll_out_kit, title: Send the roll-out kit, who: vendor }\n", "", StringComparison.Ordinal))!;
        Assert.Contains("The action “Read” in “Begun”: what it comes after nothing, was “Send the roll-out kit”", TemplateChanges.Between(before, after).Select(change => TemplateWords.Of(change)));
    }
}
