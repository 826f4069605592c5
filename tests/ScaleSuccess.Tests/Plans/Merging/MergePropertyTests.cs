using CsCheck;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>What holds for every plan, every draft and every answer.</summary>
[Trait("Kind", "Fault")]
public sealed class MergePropertyTests
{
    private const int Cases = 2_000;

    [Fact]
    public void No_edit_of_the_customer_is_lost() => MergeCases.All.Sample(one =>
    {
        var (merge, rules) = (one.Merge(one.Policy), new MergeRules(one.Plan, one.Draft));
        var answers = one.Answered(merge);
        var after = merge.Apply(answers);
        Assert.All(after.Lines, line => Assert.DoesNotContain(line.Id, one.Plan.Dropped));
        Assert.Equal(one.Plan.Dropped, after.Dropped);
        foreach (var line in one.Plan.Lines)
        {
            var now = after.Lines.FirstOrDefault(other => other.Id == line.Id);
            if (rules.Stays(line)) Assert.Equal(line, now);
            else if (rules.IsTouched(line) && now is null) Assert.True(Accepted(line.Id, null), $"{line} went without being asked.");
            if (now is null) continue;
            foreach (var field in PlanLine.Fields.Where(field => !now.Line.IsSameIn(field, line.Line)))
                Assert.True(!rules.IsTouched(line) || Accepted(line.Id, field), $"{field} of {line} was overwritten without being asked.");
        }

        bool Accepted(LineId id, LineField? field) =>
            merge.Asked.Any(change => change.Line == id && change.Field == field && answers.GetValueOrDefault(change.Id));
    }, iter: Cases);

    [Fact]
    public void Only_what_the_customer_changed_too_is_a_clash() => MergeCases.All.Sample(one =>
    {
        var rules = new MergeRules(one.Plan, one.Draft);
        Assert.All(one.Merge(MergePolicy.FollowAll).Changes, change =>
        {
            var mine = rules.Mine(change.Line);
            Assert.Equal(change.Field is { } field ? rules.IsEdited(mine!, field) : change.Kind == ProposedKind.Removed && rules.IsTouched(mine!), change.IsClash);
            Assert.False(change.IsAutomatic && (change.IsClash || (mine is not null && rules.IsTouched(mine))));
        });
    }, iter: Cases);

    [Fact]
    public void Merging_twice_changes_nothing() => MergeCases.All.Sample(one =>
    {
        var merge = one.Merge(one.Policy);
        foreach (var after in new[] { merge.ApplyAll(true), merge.ApplyAll(false) })
        {
            var again = PlanMerge.Of(after, one.Draft, one.Policy);
            Assert.Empty(again.Changes);
            Assert_same(after, again.ApplyAll(true));
        }
    }, iter: Cases);

    [Fact]
    public void What_has_no_answer_is_proposed_again_and_what_has_one_is_not() => MergeCases.All.Sample(one =>
    {
        var merge = one.Merge();
        var answers = Possible(merge, one.Answered(merge));
        var byId = merge.Changes.ToDictionary(change => change.Id);
        var again = PlanMerge.Of(merge.Apply(answers), one.Draft, MergePolicy.AskAll).Changes;
        Assert.Equal(merge.Changes.Where(change => !answers.ContainsKey(change.Id) && CanStill(change)).Select(change => change.Id),
            again.Where(change => !ComesAlone(change)).Select(change => change.Id));

        bool CanStill(ProposedChange change) => change.Needs.All(need => answers.GetValueOrDefault(need, true) && CanStill(byId[need]));

        // A measure can do without the benefit that was declined.
        bool ComesAlone(ProposedChange change) =>
            change is { Kind: ProposedKind.Added, Line.Kind: ItemKind.Measure, To.Parent: null } && merge.Changes.Any(before => before.Line == change.Line && before.Needs.Count > 0);
    }, iter: Cases);

    [Fact]
    public void Unrelated_changes_commute() => MergeCases.All.Sample(one =>
    {
        var merge = one.Merge();
        var answers = Possible(merge, one.Answered(merge));
        // Two heaps; what needs another is in the heap of that one.
        var heap = merge.Changes.Index().ToDictionary(change => change.Item.Id, change => change.Index % 2);
        for (var round = 0; round < 3; round++)
            foreach (var change in merge.Changes)
                foreach (var need in change.Needs) heap[change.Id] = heap[need] = Math.Max(heap[change.Id], heap[need]);
        var (some, others) = (Of(0), Of(1));
        var both = merge.Apply(answers);
        Assert_same(both, PlanMerge.Of(merge.Apply(some), one.Draft, MergePolicy.AskAll).Apply(others));
        Assert_same(both, PlanMerge.Of(merge.Apply(others), one.Draft, MergePolicy.AskAll).Apply(some));

        Dictionary<string, bool> Of(int number) => answers.Where(answer => heap[answer.Key] == number).ToDictionary();
    }, iter: Cases);

    [Fact]
    public void Accepting_nothing_changes_nothing() => MergeCases.All.Sample(one =>
    {
        var merge = one.Merge();
        foreach (var after in new[] { merge.Apply(new Dictionary<string, bool>()), merge.ApplyAll(false) })
            Assert.Equal(one.Plan.Lines.Select(line => (line.Line, line.IsDone, line.IsOver)), after.Lines.Select(line => (line.Line, line.IsDone, line.IsOver)));
    }, iter: Cases);

    [Fact]
    public void Accepting_all_gives_the_new_draft_and_all_edits() => MergeCases.All.Sample(one =>
    {
        var expected = new MergeRules(one.Plan, one.Draft).AllAccepted();
        var after = one.Merge(one.Policy).ApplyAll(true);
        Assert.Equal(expected.Keys.Order(ById), after.Lines.Select(line => line.Id).Order(ById));
        Assert.All(after.Lines, line => Assert.Equal(expected[line.Id] with { Origin = line.Line.Origin }, line.Line));
    }, iter: Cases);

    [Fact]
    public void A_plan_that_nobody_has_touched_becomes_the_new_draft_in_its_order() => Gen.Select(MergeCases.Draft, MergeCases.Draft).Sample((made, draft) =>
    {
        var merge = PlanMerge.Of(PlanState.MadeFrom(Without_acceptance(made)), Without_acceptance(draft), MergePolicy.FollowAll);
        Assert.Empty(merge.Asked);
        var after = merge.Apply(new Dictionary<string, bool>());
        if (merge.Changes.Count > 0) Assert.Equal(Without_acceptance(draft), after.Lines.Select(line => line.Line));
        Assert.Equal(Without_acceptance(draft).OrderBy(line => line.Id, ById).Select(Unsourced), after.Base.OrderBy(line => line.Id, ById).Select(Unsourced));
    }, iter: Cases);

    [Fact]
    public void No_action_is_ever_without_its_milestone() => MergeCases.All.Sample(one =>
    {
        var merge = one.Merge(one.Policy);
        var after = merge.Apply(one.Answered(merge)).Lines;
        Assert.Equal(after.Count, after.DistinctBy(line => line.Id).Count());
        Assert.All(after.Where(line => line.Line.Kind == ItemKind.Action), action => Assert.Contains(after, line => line.Id == action.Line.ParentId));
    }, iter: Cases);

    [Fact]
    public void After_all_is_answered_a_later_draft_proposes_what_it_says_differently_and_nothing_else() => MergeCases.All.Sample(one =>
    {
        var after = one.Merge(one.Policy).ApplyAll(one.Answers[0] ?? false);
        var (rules, before) = (new MergeRules(after, one.Later), new MergeRules(after, one.Draft));
        var changes = PlanMerge.Of(after, one.Later, MergePolicy.AskAll).Changes.Select(change => (change.Line, change.Field)).ToHashSet();
        foreach (var line in after.Lines.Where(line => !rules.Stays(line) && !before.Stays(line)))
            if (before.New(line.Id) is { } draft && rules.New(line.Id) is { } later)
                foreach (var field in PlanLine.Fields.Where(field => field != LineField.Parent))
                    Assert.Equal(!later.IsSameIn(field, draft) && !later.IsSameIn(field, line.Line), changes.Contains((line.Id, field)));
    }, iter: Cases);

    [Fact]
    public void What_is_automatic_is_what_the_policy_says_of_lines_left_as_they_were() => MergeCases.All.Sample(one =>
    {
        var (merge, rules) = (one.Merge(one.Policy), new MergeRules(one.Plan, one.Draft));
        var byId = merge.Changes.ToDictionary(change => change.Id);
        Assert.Equal(one.Merge().Changes.Select(change => change.Id), merge.Changes.Select(change => change.Id));
        Assert.All(merge.Changes, change => Assert.Equal(
            one.Kinds.Contains(change.Line.Kind) && !IsTouched(change) && change.Needs.All(need => byId[need].IsAutomatic), change.IsAutomatic));

        bool IsTouched(ProposedChange change) => rules.Mine(change.Line) is { } mine ? rules.IsTouched(mine) : rules.Base(change.Line) is not null;
    }, iter: Cases);

    /// <summary>Without a yes or no to what needs something that is not accepted.</summary>
    private static Dictionary<string, bool> Possible(PlanMerge merge, Dictionary<string, bool> answers)
    {
        var byId = merge.Changes.ToDictionary(change => change.Id);
        return answers.Where(answer => byId[answer.Key].Needs.All(IsApplied)).ToDictionary();

        bool IsApplied(string id) => (byId[id].IsAutomatic || answers.GetValueOrDefault(id)) && byId[id].Needs.All(IsApplied);
    }

    private static readonly Comparer<LineId> ById = Comparer<LineId>.Create((one, other) =>
        string.CompareOrdinal(one.Kind, other.Kind) is var order && order != 0 ? order : string.CompareOrdinal(one.Key, other.Key));
    private static IReadOnlyList<PlanLine> Without_acceptance(IReadOnlyList<PlanLine> draft) => [.. draft.Where(line => !line.AcceptsPlan)];
    private static PlanLine Unsourced(PlanLine line) => line with { Origin = new Origin(null, null, null, 0) };

    private static void Assert_same(PlanState one, PlanState other)
    {
        Assert.Equal(one.Lines, other.Lines);
        Assert.Equal(one.Base.OrderBy(line => line.Id, ById), other.Base.OrderBy(line => line.Id, ById));
        Assert.Equal(one.Dropped, other.Dropped);
    }
}
