using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>Merging what is really drafted, from the repository's own files.</summary>
public sealed class MergeDraftsTests
{
    private static readonly PlanFiles Files = RepositoryDrafts.Files;

    [Fact]
    public void The_same_answers_and_template_propose_nothing() =>
        Assert.Empty(PlanMerge.Of(PlanState.MadeFrom(Draft("small-fast", SomeAnswers)), Draft("small-fast", SomeAnswers), MergePolicy.AskAll).Changes);

    [Fact]
    public void Another_pace_changes_days_and_nothing_else()
    {
        var changes = PlanMerge.Of(PlanState.MadeFrom(Draft("small-fast", SomeAnswers)), Draft("small-fast", Answers("how", "careful")), MergePolicy.AskAll).Changes;
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.Equal(LineField.Due, change.Field));
    }

    [Fact]
    public void Another_segment_brings_its_own_highlights_and_leaves_what_the_customer_itself_has_said()
    {
        var changes = PlanMerge.Of(PlanState.MadeFrom(Draft("small-fast", SomeAnswers)), Draft("growing", SomeAnswers), MergePolicy.AskAll).Changes;
        Assert.Contains(changes, change => change is { Kind: ProposedKind.Added, Line.Kind: ItemKind.Highlight });
        Assert.DoesNotContain(changes, change => change.Line.Kind is ItemKind.Challenge or ItemKind.Measure);
        Assert.DoesNotContain(changes, change => (change.To ?? change.From)!.AcceptsPlan);
    }

    [Fact]
    public void A_line_of_the_plan_reads_as_it_was_drafted()
    {
        var drafted = DraftPlan.From(RepositoryDrafts.Sources("small-fast", SomeAnswers));
        var plan = RepositoryDrafts.Plan("small-fast", drafted);
        Assert.Equal(drafted.Items.Select(PlanLine.Of), plan.Items.Select(PlanLine.Of));

        var milestone = plan.Items.First(item => item.Kind == ItemKind.Milestone);
        milestone.Finish(1, DateTimeOffset.UnixEpoch);
        var lines = plan.Items.Select(item => CustomerLine.Of(plan, item)).ToList();
        // A milestone's open actions are not asked for any more either.
        Assert.All(lines.Where(line => line.Id == new LineId(ItemKind.Milestone, milestone.Key) || (line.Line.Kind == ItemKind.Action && line.Line.Parent == milestone.Key)), line => Assert.True(line.IsDone));
        Assert.Contains(lines, line => !line.IsDone);
    }

    private static Answers SomeAnswers => SampleAnswers.Of(Files.Survey, Files.Rules.First(rule => rule.Key == "small-fast"), null, RepositoryDrafts.Monday);

    private static Answers Answers(string field, string choice) => SomeAnswers.With(new Dictionary<string, string[]> { [field] = [choice] });

    private static IReadOnlyList<PlanLine> Draft(string template, Answers answers) => [.. DraftPlan.From(RepositoryDrafts.Sources(template, answers)).Items.Select(PlanLine.Of)];
}
