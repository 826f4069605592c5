using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>A small plan to merge: two milestones with their actions, a benefit and a measure that shows it.</summary>
internal static class PlanToMerge
{
    public static readonly Dictionary<string, bool> Nothing = [];

    public static IReadOnlyList<PlanLine> Draft =>
    [
        Line(ItemKind.Benefit, "less_work", "Less work by hand"),
        Milestone("kick_off", "Ready to go", 2),
        Action("kick_off", "confirm", "Accept this plan", 2) with { AcceptsPlan = true },
        Action("kick_off", "invite", "Set up sign-in for everyone", 2),
        Milestone("first", "First report in use", 16),
        Action("first", "connect", "Connect the data", 9),
        Action("first", "check", "Review your setup", 13) with { Side = Side.Vendor },
        Line(ItemKind.Measure, "hours", "Hours a week") with { Parent = "less_work", Unit = "h", Baseline = 9, Target = 4 },
    ];

    public static PlanState Made => PlanState.MadeFrom(Draft);

    public static PlanLine Milestone(string key, string title, int day) => Line(ItemKind.Milestone, key, title) with { DueOn = March(day) };

    public static PlanLine Action(string milestone, string key, string title, int day) =>
        Line(ItemKind.Action, $"{milestone}.{key}", title) with { Parent = milestone, Side = Side.Customer, OwnerId = 1, DueOn = March(day) };

    public static DateOnly March(int day) => new(2026, 3, day);

    /// <summary>The draft with one line said differently.</summary>
    public static IReadOnlyList<PlanLine> With(this IReadOnlyList<PlanLine> draft, string key, Func<PlanLine, PlanLine> change) =>
        [.. draft.Select(line => line.Key == key ? change(line) : line)];

    public static IReadOnlyList<PlanLine> Without(this IReadOnlyList<PlanLine> draft, params string[] keys) => [.. draft.Where(line => !keys.Contains(line.Key))];

    /// <summary>The customer changes a line, or how it stands.</summary>
    public static PlanState With(this PlanState plan, string key, Func<CustomerLine, CustomerLine> change) =>
        plan with { Lines = [.. plan.Lines.Select(line => line.Line.Key == key ? change(line) : line)] };

    public static PlanState Edited(this PlanState plan, string key, Func<PlanLine, PlanLine> edit) => plan.With(key, line => line with { Line = edit(line.Line) });

    public static PlanState Dropped(this PlanState plan, params string[] keys) => plan with
    {
        Lines = [.. plan.Lines.Where(line => !keys.Contains(line.Line.Key))],
        Dropped = plan.Lines.Where(line => keys.Contains(line.Line.Key)).Select(line => line.Id).ToHashSet(),
    };

    public static PlanState WithOwn(this PlanState plan, PlanLine own) => plan with { Lines = [.. plan.Lines, new CustomerLine(own)] };

    public static PlanMerge Merge(this PlanState plan, IReadOnlyList<PlanLine> draft) => PlanMerge.Of(plan, draft, MergePolicy.AskAll);

    public static PlanLine? Find(this PlanState plan, string key) => plan.Lines.FirstOrDefault(line => line.Line.Key == key)?.Line;

    /// <summary>"invite: Title", without what it comes from and to.</summary>
    public static IEnumerable<string> Told(this PlanMerge merge) =>
        merge.Changes.Select(change => $"{change.Line.Key}: {change.Field?.ToString() ?? change.Kind.ToString()}");

    private static PlanLine Line(string kind, string key, string title) => new(kind, key, title, new Origin(null, null, "small-fast", 1));
}
