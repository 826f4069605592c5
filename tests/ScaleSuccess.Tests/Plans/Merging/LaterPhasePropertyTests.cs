using CsCheck;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>What holds for every plan that goes on with a next goal, drafted from the repository's own templates and any answers.</summary>
[Trait("Kind", "Fault")]
public sealed class LaterPhasePropertyTests
{
    private const int Cases = 1_000;
    private static readonly DateTimeOffset Now = new(RepositoryDrafts.Monday, new TimeOnly(9, 0), TimeSpan.Zero);
    private static readonly Survey Survey = RepositoryDrafts.Files.Survey;
    private static readonly string[] Templates = [.. RepositoryDrafts.Files.Templates.Select(template => template.Key)];
    private static readonly string[] Goals = [.. RepositoryDrafts.Files.Goals.Select(goal => goal.Goal)];

    /// <param name="First">Of the first phase.</param>
    /// <param name="Second">Of the next one.</param>
    /// <param name="Done">How many of the customer's things were done.</param>
    private sealed record Case(string First, string Second, string Third, Answers Before, Answers After, PhaseAsk Ask, bool IsTaken, int Done);

    private static readonly Gen<Answers> Answered = Gen.Int[0, 1_000_000].Select(Answers);

    private static readonly Gen<Case> All =
        from templates in Gen.OneOf(Templates).Array[3]
        from before in Answered
        from after in Answered
        from goal in Gen.OneOf(Goals)
        from days in Gen.Int[0, 300]
        from pace in Gen.OneOf<string?>(null, "fast", "steady", "careful")
        from taken in Gen.Bool
        from done in Gen.Int[0, 1_000_000]
        select new Case(templates[0], templates[1], templates[2], before, after, new PhaseAsk(goal, days < 30 ? null : RepositoryDrafts.Monday.AddDays(days), pace), taken, done);

    [Fact]
    public void Drafted_again_from_the_same_a_later_phase_is_the_same_whatever_was_taken_or_declined_before() => All.Sample(one =>
    {
        var plan = Begun(one);
        Assert.Empty(Asked(plan, Again(plan, one.Second, one)));
    }, iter: Cases);

    [Fact]
    public void What_was_declined_in_a_later_phase_does_not_come_back_from_the_same_draft_and_nothing_of_an_earlier_one_moves() => All.Sample(one =>
    {
        var plan = Begun(one);
        var earlier = Earlier(plan);
        var draft = Again(plan, one.Third, one);
        plan.Become(PlanMerge.Of(plan.State, draft, MergePolicy.AskAll).ApplyAll(one.Done % 2 == 0), new PlanAuthor.Contact(1), Now, RepositoryDrafts.Monday, WorkingDays.In(null));
        Assert.Empty(PlanMerge.Of(plan.State, draft, MergePolicy.AskAll).Changes);
        Assert.Empty(PlanMerge.Of(plan.State, Again(plan, one.Third, one), MergePolicy.AskAll).Changes);
        Assert.Equal(earlier, Earlier(plan));
    }, iter: Cases);

    private static IReadOnlyList<PlanLine> Again(Plan plan, string template, Case one) =>
        RedraftPhase.Lines(plan, one.Ask.Goal, DraftPlan.From(Sources(template, one) with { Deadline = plan.Deadline }));

    /// <summary>What a plan says of its customer names the new deadline when a phase begins: <c>PhaseWordsTests</c>.</summary>
    private static IEnumerable<ProposedChange> Asked(Plan plan, IReadOnlyList<PlanLine> draft) =>
        PlanMerge.Of(plan.State, draft, MergePolicy.AskAll).Changes.Where(change => change.Line.Kind != ItemKind.Highlight);

    private static List<(string, string, string, DateOnly?)> Earlier(Plan plan) =>
        [.. plan.Items.Where(item => !plan.IsOfThisOrEveryPhase(item)).OrderBy(item => item.Position).Select(item => (item.Kind, item.Key, item.Title, item.DueOn))];

    /// <summary>Drafted from answers that change, what follows from that taken or declined, partly done and left out, and on its way to the next goal.</summary>
    private static Plan Begun(Case one)
    {
        var plan = RepositoryDrafts.Plan(one.First, one.Before);
        plan.Become(PlanMerge.Of(plan.State, [.. DraftPlan.From(RepositoryDrafts.Sources(one.First, one.After)).Items.Select(PlanLine.Of)], MergePolicy.AskAll).ApplyAll(one.IsTaken),
            new PlanAuthor.Contact(1), Now, RepositoryDrafts.Monday, WorkingDays.In(null));
        var random = new Random(one.Done);
        foreach (var item in plan.Items.Where(item => item.Kind is ItemKind.Action or ItemKind.Milestone && random.Next(2) == 0)) item.Finish(1, Now);
        foreach (var item in plan.Items.FindAll(item => item is { AcceptsPlan: false, Kind: not ItemKind.Milestone, IsDone: false } && random.Next(6) == 0))
        {
            plan.Items.Remove(item);
            plan.Dropped.Add(new DroppedItem { Kind = item.Kind, Key = item.Key, Item = item.Content.ToJson(), Drafted = item.Drafted, Reason = DropReason.All[0] });
        }
        plan.ConfirmGoal(1, Now);
        var drafted = DraftPlan.From(Sources(one.Second, one));
        plan.StartPhase(new NextPhase(one.Ask, 1, one.Second, RepositoryDrafts.Monday, drafted.Schedule.Deadline, DraftNextPhase.Items(plan, one.Ask.Goal, drafted)), 1, Now);
        return plan;
    }

    private static PlanSources Sources(string template, Case one) => RepositoryDrafts.Sources(template, one.Ask.In(Survey, one.After));

    /// <summary>Each question is skipped, or answered with as many of its choices as there may be.</summary>
    private static Answers Answers(int seed)
    {
        var random = new Random(seed);
        var fields = new Dictionary<string, string[]>();
        foreach (var question in Survey.Questions.Where(_ => random.Next(5) > 0))
        {
            foreach (var (field, values) in question.Kind.Sample(question, RepositoryDrafts.Monday)) fields[field] = values;
            if (question.Choices.Count > 0 && fields.ContainsKey(question.Key))
                fields[question.Key] = [.. question.Choices.OrderBy(_ => random.Next()).Take(fields[question.Key].Length > 1 ? random.Next(1, 4) : 1).Select(choice => choice.Key)];
        }
        return new Answers(fields);
    }
}
