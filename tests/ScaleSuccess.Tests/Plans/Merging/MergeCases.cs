using CsCheck;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans.Merging;

/// <summary>A plan, a draft of it, a later draft, and what somebody might answer.</summary>
/// <param name="Answers">By the number of the change.</param>
/// <param name="Kinds">Whose untouched lines follow.</param>
internal sealed record MergeCase(PlanState Plan, IReadOnlyList<PlanLine> Draft, IReadOnlyList<PlanLine> Later, IReadOnlyList<bool?> Answers, IReadOnlySet<string> Kinds)
{
    public PlanMerge Merge(MergePolicy? policy = null) => PlanMerge.Of(Plan, Draft, policy ?? MergePolicy.AskAll);

    public MergePolicy Policy => new(change => Kinds.Contains(change.Line.Kind));

    public Dictionary<string, bool> Answered(PlanMerge merge) => merge.Changes.Index()
        .Where(one => Answers[one.Index % Answers.Count] is not null)
        .ToDictionary(one => one.Item.Id, one => Answers[one.Index % Answers.Count]!.Value);
}

/// <summary>
/// Random plans of few keys, words and days, so that the same things are changed on both sides often: lines are touched, done, dropped, declined, kept, added
/// by the customer or of an earlier phase, some with what belongs to them.
/// </summary>
internal static class MergeCases
{
    private const int Milestones = 3, Actions = 6, Benefits = 2, Measures = 3, Highlights = 2, Own = 3;

    private enum Fate { Untouched, Touched, Done, Dropped, Declined, Kept, Over }

    private static readonly Gen<string> Word = Gen.OneOf("Connect the data", "Show the team", "Read the numbers");
    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 2].Select(days => (DateOnly?)new DateOnly(2026, 3, 2).AddDays(days * 7));
    private static readonly Gen<double?> Number = Gen.Int[0, 2].Select(number => number == 0 ? null : (double?)number);
    private static readonly Gen<int> Version = Gen.Int[1, 3];

    private static readonly Gen<PlanLine> Words =
        from title in Word
        from day in Day
        from owner in Gen.Long[1, 2]
        from side in Gen.Enum<Side>()
        from numbers in Gen.Select(Number, Number, Gen.Enum<Better>())
        from version in Version
        select new PlanLine("", "", title, new Origin(null, null, "growing", version))
        {
            DueOn = day, OwnerId = owner, Side = side, Baseline = numbers.Item1, Target = numbers.Item2, Better = numbers.Item3, Unit = "h",
        };

    /// <summary>Every line that there can be, in one order or another; some are left out.</summary>
    private static Gen<IReadOnlyList<PlanLine>> Drafts(double most) =>
        from words in Words.Array[Milestones + Actions + Benefits + Measures + Highlights]
        from left in Gen.Double[0, 1].Array[words.Length]
        from parents in Gen.Int[0, 99].Array[words.Length]
        from turned in Gen.Bool
        select Lines(words, [.. left.Select(one => one < most)], parents, turned);

    public static readonly Gen<IReadOnlyList<PlanLine>> Draft = Drafts(0.8);

    public static readonly Gen<MergeCase> All =
        from made in Draft
        from fates in Gen.Frequency((5, Gen.Const(Fate.Untouched)), (3, Gen.Const(Fate.Touched)), (4, Gen.Enum<Fate>())).Array[made.Count]
        from edits in Words.Array[made.Count]
        from edited in Gen.Int[0, 511].Array[made.Count]
        from parents in Gen.Int[0, 99].Array[made.Count + Own]
        from own in Words.Array[0, Own]
        from drafts in Gen.Select(Follower(made), Follower(made))
        from answers in Gen.OneOf<bool?>(true, false, null).Array[1, 12]
        from kinds in Gen.OneOf(ItemKind.Milestone, ItemKind.Action, ItemKind.Measure, ItemKind.Highlight, ItemKind.Benefit).Array[0, 5]
        select new MergeCase(Plan(made, fates, edits, edited, parents, own), drafts.Item1, drafts.Item2, answers, kinds.ToHashSet());

    /// <summary>The next draft has much of the last one.</summary>
    private static Gen<IReadOnlyList<PlanLine>> Follower(IReadOnlyList<PlanLine> made) =>
        from next in Drafts(0.85)
        from same in Gen.Int[0, 9].Array[next.Count]
        select (IReadOnlyList<PlanLine>)[.. next.Select((line, i) =>
            same[i] < 6 && made.FirstOrDefault(one => one.Id == line.Id) is { } before ? before with { Parent = line.Parent, Origin = line.Origin } : line)];

    private static IReadOnlyList<PlanLine> Lines(PlanLine[] words, bool[] there, int[] parents, bool turned)
    {
        var all = new List<PlanLine>();
        var next = 0;
        foreach (var (kind, count) in new[]
                 {
                     (ItemKind.Highlight, Highlights), (ItemKind.Benefit, Benefits), (ItemKind.Milestone, Milestones), (ItemKind.Action, Actions), (ItemKind.Measure, Measures),
                 })
            for (var i = 0; i < count; i++, next++)
            {
                if (!there[next]) continue;
                var line = words[next] with { Kind = kind, Key = $"{kind}-{i}", AcceptsPlan = kind == ItemKind.Action && i == 0 };
                var homes = all.FindAll(one => one.Kind == (kind == ItemKind.Action ? ItemKind.Milestone : ItemKind.Benefit));
                if (kind == ItemKind.Action && homes.Count == 0) continue;
                // Mostly where it always is: what moves is rare.
                if (line.CanHaveParent && homes.Count > 0) line = line with { Parent = homes[parents[next] < 70 ? i % homes.Count : parents[next] % homes.Count].Key };
                all.Add(line);
            }
        if (turned) all.Reverse();
        return all;
    }

    private static PlanState Plan(IReadOnlyList<PlanLine> made, Fate[] fates, PlanLine[] edits, int[] edited, int[] parents, PlanLine[] own)
    {
        var lines = new List<CustomerLine>();
        var dropped = new HashSet<LineId>();
        foreach (var (i, line) in made.Index())
        {
            // Nobody drops what asks for acceptance, and with it its milestone.
            var absent = fates[i] is Fate.Dropped or Fate.Declined;
            var stays = line.AcceptsPlan || made.Any(one => one.AcceptsPlan && one.ParentId == line.Id);
            if (absent && !stays)
            {
                if (fates[i] == Fate.Dropped) dropped.Add(line.Id);
                continue;
            }
            lines.Add(new CustomerLine(fates[i] == Fate.Touched && !line.AcceptsPlan ? Edited(line, edits[i], edited[i]) : line)
            {
                IsDone = fates[i] == Fate.Done, IsKept = fates[i] == Fate.Kept && !stays, IsOver = fates[i] == Fate.Over,
            });
        }
        foreach (var (i, line) in own.Index())
            lines.Insert(parents[i] % (lines.Count + 1), new CustomerLine(line with { Kind = i == 0 ? ItemKind.Milestone : ItemKind.Action, Key = $"own-{i}" }));

        // Each action is in a milestone that is there; with one that was dropped or declined its actions are, too.
        var homes = lines.Where(line => line.Line.Kind == ItemKind.Milestone).Select(line => line.Id.Key).ToList();
        foreach (var (i, line) in lines.Index().ToList())
        {
            if (line.Line.Kind != ItemKind.Action || line.Line.AcceptsPlan) continue;
            var isOwn = line.Line.Key.StartsWith("own", StringComparison.Ordinal);
            var wanted = isOwn || parents[i] < 10 ? homes.ElementAtOrDefault(parents[i] % Math.Max(1, homes.Count)) : line.Line.Parent;
            if (wanted is not null && homes.Contains(wanted)) lines[i] = line with { Line = line.Line with { Parent = wanted } };
            else lines[i] = line with { Line = line.Line with { Parent = null } };
        }
        foreach (var line in lines.Where(line => line.Line is { Kind: ItemKind.Action, Parent: null } && !line.Id.Key.StartsWith("own", StringComparison.Ordinal)))
            dropped.Add(line.Id);
        lines.RemoveAll(line => line.Line is { Kind: ItemKind.Action, Parent: null });
        return new PlanState(lines, made, dropped);
    }

    private static PlanLine Edited(PlanLine line, PlanLine edit, int fields) => PlanLine.Fields
        .Where(field => field is not (LineField.Parent or LineField.Side) && (fields >> (int)field & 1) == 1)
        .Aggregate(line, (changed, field) => changed.With(field, edit));
}
