using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Editing;
using ScaleSuccess.Segments.Profiles;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class OpsEditsTests
{
    [Fact]
    public async Task A_pin_survives_retraining_and_can_be_lifted()
    {
        await using var product = await KnownModels.Published();
        var (first, second) = ((await product.FoundSegments())[0], (await product.FoundSegments())[1]);
        var customer = await product.One<long>($"select customer_id from assignments where superseded_at is null and segment = '{first}' order by confidence desc limit 1");
        Assert.Equal(SegmentRefusal.ReasonIsMissing, await product.Pin(customer, second, "  "));
        Assert.Null(await product.Pin(customer, second));
        Assert.Null(await product.Pin(customer, second));
        Assert.Equal(second, await product.SegmentOf(customer));
        Assert.Equal(("They told us so.", "olga"), ((await product.AssignerResult(customer))!.Pin!.Reason, (await product.AssignerResult(customer))!.Pin!.By));

        await product.Seeded(340);
        await product.Publish(await product.A_candidate());
        await product.Run<AssignSegments>();
        Assert.Equal(second, await product.SegmentOf(customer));

        Assert.Null(await product.Use<PinCustomer, SegmentRefusal?>((pin, cancel) => pin.Lift(customer, "olga", cancel)));
        Assert.Equal(SegmentRefusal.NotPinned, await product.Use<PinCustomer, SegmentRefusal?>((pin, cancel) => pin.Lift(customer, "olga", cancel)));
        Assert.Equal((await product.AssignerResult(customer))!.Likeliest!.Key, await product.SegmentOf(customer));
        Assert.Equal(1L, await product.One<long>("select count(*) from segment_events where kind = 'pinned'"));
    }

    [Fact]
    public async Task A_customer_who_was_pinned_after_the_dry_run_stays_pinned_when_it_is_published()
    {
        var (known, model) = await KnownModels.WithACandidate();
        await using var product = known;
        var customer = await product.One<long>("select min(customer_id) from assignments where segment <> 'steady'");
        Assert.Null(await product.Pin(customer, "steady"));
        await product.Publish(model);
        await product.Run<AssignSegments>();
        Assert.Equal("steady", await product.SegmentOf(customer));
    }

    [Fact]
    public async Task Merged_segments_are_one_until_it_is_undone_and_in_later_models_too()
    {
        await using var product = await KnownModels.Published();
        var found = await product.FoundSegments();
        var (into, from) = (found[0], found[1]);
        Assert.Equal(SegmentRefusal.SameSegment, await product.Merge(into, into));
        Assert.Equal(SegmentRefusal.SegmentIsARules, await product.Merge(from, "steady"));
        Assert.Null(await product.Merge(from, into));
        Assert.Null(await product.Merge(from, into));
        await product.Run<AssignSegments>();
        Assert.DoesNotContain(from, await product.FoundSegments());
        Assert.Equal(300L, await product.One<long>("select count(*) from assignments where superseded_at is null"));

        await product.Seeded(340);
        await product.Publish(await product.A_candidate());
        await product.Run<AssignSegments>();
        Assert.DoesNotContain(from, await product.FoundSegments());
        Assert.Equal(SegmentRefusal.SegmentIsRetired, await product.Merge(into, from));

        Assert.Null(await product.Use<MergeSegments, SegmentRefusal?>((merge, cancel) => merge.Undo(from, "olga", cancel)));
        await product.Run<AssignSegments>();
        Assert.Contains(from, await product.FoundSegments());
    }

    [Fact]
    public async Task A_merged_segment_is_described_by_all_of_its_customers_and_shows_its_own_typical_one()
    {
        await using var product = await KnownModels.Published();
        // The last cluster's segment survives: the model's first cluster is another's.
        var (from, into) = (await product.One<string>("select segment from segment_clusters order by cluster limit 1"),
            await product.One<string>("select segment from segment_clusters order by cluster desc limit 1"));
        var before = await Looks(product);
        Assert.Null(await product.Merge(from, into));
        var merged = (await Looks(product)).Single(look => look.Segment.Key == into);
        var (one, other) = (before.Single(look => look.Segment.Key == from), before.Single(look => look.Segment.Key == into));

        Assert.Equal(other.Prototype, merged.Prototype);
        Assert.Equal(Math.Min(one.Stability!.Value, other.Stability!.Value), merged.Stability);
        Assert.NotEqual(one.Often, merged.Often);
        // An answer that nearly all of one segment and none of the other gave is less frequent in both together.
        Assert.All(merged.Often, told => Assert.All(one.Often.Where(alone => (alone.Question, alone.Answer) == (told.Question, told.Answer)),
            alone => Assert.NotEqual(alone.Share, told.Share)));
        Assert.All(merged.Often, told => Assert.InRange(told.Lift, 1.1, 100));
    }

    private static Task<IReadOnlyList<SegmentLook>> Looks(Product product) =>
        product.Use<ReadSegments, IReadOnlyList<SegmentLook>>((read, cancel) => read.All(cancel));

    [Fact]
    public async Task A_split_is_a_candidate_that_changes_nothing_before_it_is_published()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained with { MostClusters = 2 });
        await product.A_published_model(400);
        var whole = (await product.FoundSegments())[0];
        var outcome = await product.Use<SplitSegment, SplitOutcome>((split, cancel) => split.Run(whole, "olga", cancel));
        var model = Assert.IsType<SplitOutcome.Candidate>(outcome).Model;
        Assert.Equal(2, (await product.FoundSegments()).Count);
        Assert.NotNull(await product.DryRunOf(model));
        Assert.Null(await product.Publish(model));
        await product.Run<AssignSegments>();
        var after = await product.FoundSegments();
        Assert.Equal((3, true), (after.Count, after.Contains(whole)));
        Assert.Equal(new SplitOutcome.Refused(SegmentRefusal.SegmentIsARules),
            await product.Use<SplitSegment, SplitOutcome>((split, cancel) => split.Run("steady", "olga", cancel)));
    }

    [Theory]
    [InlineData("", "", SegmentRefusal.NameIsEmpty)]
    [InlineData("\u200b\u202e", "", SegmentRefusal.NameIsEmpty)]
    [InlineData("– !", "", SegmentRefusal.NameIsEmpty)]
    [InlineData("steady", "", SegmentRefusal.NameIsTaken)]
    [InlineData("A name that is far too long for any card, menu or heading there is", "", SegmentRefusal.NameIsTooLong)]
    public async Task A_name_that_does_not_tell_segments_apart_is_refused(string name, string describes, SegmentRefusal refusal)
    {
        await using var product = (await KnownModels.WithACandidate()).Product;
        // In the repository's own words: "Steady as she goes" and the like.
        if (refusal == SegmentRefusal.NameIsTaken) name = "\u200b" + (await product.Use<KnownSegments, IReadOnlyList<KnownSegment>>((all, cancel) => all.All(cancel))).First(s => s.Key == name).Name;
        Assert.Equal(refusal, await product.Use<RenameSegment, SegmentRefusal?>((rename, cancel) => rename.Run("segment-1", name, describes, "olga", cancel)));
    }
}
