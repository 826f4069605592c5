using CsCheck;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>Lines that a template only lists: what was put between them is new, and the others are what they were.</summary>
public sealed class AlignTextsTests
{
    private static readonly string[] Texts = ["Everyone uses it every week", "One report runs by itself", "Nobody types a number twice"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_line_put_between_others_is_all_that_is_proposed(int at)
    {
        var merge = Made.Merge(Listed([.. Texts[..at], "The month ends calmly", .. Texts[at..]]));
        var added = Assert.Single(merge.Changes);
        Assert.Equal((ProposedKind.Added, "The month ends calmly"), (added.Kind, added.To!.Title));
        Assert.Equal([.. Texts[..at], "The month ends calmly", .. Texts[at..]], merge.ApplyAll(accepted: true).Lines.Select(line => line.Line.Title));
        Assert.Empty(PlanMerge.Of(merge.ApplyAll(accepted: true), merge.Draft, MergePolicy.AskAll).Changes);
        Assert.Empty(PlanMerge.Of(merge.ApplyAll(accepted: false), merge.Draft, MergePolicy.AskAll).Changes);
    }

    [Fact]
    public void A_line_taken_away_takes_no_other_with_it() =>
        Assert.Equal(["growing.1: Removed"], Made.Merge(Listed(Texts[1..])).Told());

    [Fact]
    public void Another_order_is_no_other_text() => Assert.Empty(Made.Merge(Listed([.. Texts.Reverse()])).Changes);

    [Fact]
    public void A_reworded_line_is_known_by_what_it_still_says_wherever_it_stands()
    {
        var merge = Made.Merge(Listed(["The month ends calmly", Texts[0], Texts[1], "Nobody types a number twice a month"]));
        Assert.Equal([(ProposedKind.Added, null, "The month ends calmly"), (ProposedKind.Changed, Texts[2], "Nobody types a number twice a month")],
            merge.Changes.Select(change => (change.Kind, change.From?.Title, change.To!.Title)));
    }

    [Fact]
    public void A_line_that_says_something_else_in_the_same_place_is_reworded() =>
        Assert.Equal(["growing.2: Title"], Made.Merge(Listed([Texts[0], "Every Monday starts with a figure", Texts[2]])).Told());

    [Fact]
    public void What_the_customer_wrote_stays_beside_the_line_that_it_was()
    {
        var merge = Made.Edited("growing.1", line => line with { Title = "All eight of us use it" }).Merge(Listed(["The month ends calmly", .. Texts]));
        Assert.Equal(ProposedKind.Added, Assert.Single(merge.Changes).Kind);
        Assert.Equal(["The month ends calmly", "All eight of us use it", .. Texts[1..]], merge.ApplyAll(accepted: true).Lines.Select(line => line.Line.Title));
    }

    [Fact]
    public void What_was_dropped_stays_dropped_when_another_line_comes_to_its_place() =>
        Assert.Equal("The month ends calmly", Assert.Single(Made.Dropped("growing.1").Merge(Listed(["The month ends calmly", .. Texts])).Changes).To!.Title);

    [Fact]
    public void Another_templates_line_with_the_same_words_is_the_same_line() =>
        Assert.Equal([(ProposedKind.Removed, Texts[0]), (ProposedKind.Removed, Texts[1]), (ProposedKind.Added, "The month ends calmly")],
            Made.Merge(Listed([Texts[2], "The month ends calmly"], "steady")).Changes.Select(change => (change.Kind, (change.To ?? change.From)!.Title)));

    /// <summary>However two lists differ: no key twice, nothing lost, what is in both asks nothing, and a second merge has nothing to say.</summary>
    [Fact]
    public void Every_list_becomes_every_other() =>
        Gen.Select(Lists, Lists).Sample((before, after) =>
        {
            var merge = PlanState.MadeFrom(Listed(before)).Merge(Listed(after));
            var merged = merge.ApplyAll(accepted: true);
            // Where nothing else changes, the order stays.
            Assert.Equal(merge.Changes.Count > 0 ? after : before, merged.Lines.Select(line => line.Line.Title));
            Assert.Equal(after.Length, merge.Draft.Select(line => line.Id).Distinct().Count());
            Assert.DoesNotContain(merge.Changes, change => before.Intersect(after).Contains((change.To ?? change.From)!.Title));
            Assert.Empty(merged.Merge(Listed(after)).Changes);
        }, iter: 2000);

    private static readonly string[] Some =
        ["One report runs by itself", "Two reports run by themselves", "One report runs every day", "Everyone uses it", "Everyone uses it every week", "The month ends calmly"];

    private static readonly Gen<string[]> Lists = Gen.Int[0, Some.Length - 1].Array[0, 5].Select(places => places.Distinct().Select(place => Some[place]).ToArray());

    private static PlanState Made => PlanState.MadeFrom(Listed(Texts));

    private static IReadOnlyList<PlanLine> Listed(IEnumerable<string> texts, string file = "growing") =>
        [.. texts.Select((text, place) => new PlanLine(ItemKind.Criterion, $"{file}.{place + 1}", text, new Origin(null, null, file, 1)))];
}
