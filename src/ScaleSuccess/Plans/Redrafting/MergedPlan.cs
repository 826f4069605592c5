using System.Text.Json;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>A stored plan as a merge sees it, and what came of the merge back into it.</summary>
public static class MergedPlan
{
    extension(Plan plan)
    {
        /// <summary>Of a plan that is loaded with what was left out and declined. What is in it is neither, whatever an earlier phase says.</summary>
        public PlanState State
        {
            get
            {
                var dropped = plan.Dropped.FindAll(one => plan.Find(one.Kind, one.Key) is null);
                return new PlanState(
                    [.. plan.Items.OrderBy(item => item.Position).ThenBy(item => item.Id).Select(item => CustomerLine.Of(plan, item) with { IsKept = item.IsKept })],
                    [
                        .. plan.Items.Where(item => !item.IsOwn).Select(item => item.Drafted is { } drafted ? Line(drafted) : PlanLine.Of(item)),
                        .. dropped.Where(one => !one.ReadItem().IsOwn).Select(one => Line(one.Drafted ?? one.Item)),
                        .. plan.Declined.Where(one => plan.Find(one.Kind, one.Key) is null).Select(one => Line(one.Item)),
                    ],
                    dropped.Select(one => new LineId(one.Kind, one.Key)).ToHashSet());
            }
        }

        /// <summary>Becomes what came of a merge, as one revision.</summary>
        /// <param name="today">Of the plan: since then a new commitment holds, and what comes late is due from then on.</param>
        public void Become(PlanState merged, PlanAuthor by, DateTimeOffset now, DateOnly today, WorkingDays calendar)
        {
            var revision = PlanRevision.Begin(plan);
            plan.Take(merged, today, calendar);
            revision.Keep(by, ChangeCause.Proposal, now);
            // After the revision, which keeps what an item was drafted as when it is changed first.
            plan.Settle(merged);
        }

        private void Take(PlanState merged, DateOnly today, WorkingDays calendar)
        {
            foreach (var (line, place) in merged.Lines.Select((line, place) => (line.Line, place)))
            {
                if (plan.Find(line.Kind, line.Key) is { } item)
                {
                    item.Change(Content(line, item.Content));
                    item.MoveTo(place);
                }
                else
                {
                    var added = PlanItem.From(plan.Id, Content(line, New(line, plan.Phase)) with { Position = place, FromOn = line.Kind == ItemKind.Commitment ? today : null });
                    NewDay.Renew(plan, added, calendar, today);
                    plan.Items.Add(added);
                }
            }
            var kept = merged.Lines.Select(line => line.Id).ToHashSet();
            plan.Items.RemoveAll(item => !kept.Contains(new LineId(item.Kind, item.Key)));
        }

        /// <summary>What the lines are compared with next time.</summary>
        private void Settle(PlanState merged)
        {
            var known = merged.Base.ToDictionary(line => line.Id);
            foreach (var line in merged.Lines)
            {
                var item = plan.Find(line.Line.Kind, line.Line.Key)!;
                item.Settle(item.IsOwn || !known.TryGetValue(line.Id, out var was) || IsSame(was, line.Line) ? null : Content(was, item.Content).ToJson(), line.IsKept);
            }
            foreach (var dropped in plan.Dropped)
                if (known.TryGetValue(new LineId(dropped.Kind, dropped.Key), out var was)) dropped.Drafted = Content(was, dropped.ReadItem()).ToJson();
            var here = merged.Lines.Select(line => line.Id).Concat(merged.Dropped).ToHashSet();
            plan.Declined.RemoveAll(declined => here.Contains(new LineId(declined.Kind, declined.Key)) || !known.ContainsKey(new LineId(declined.Kind, declined.Key)));
            foreach (var line in merged.Base.Where(line => !here.Contains(line.Id)))
            {
                plan.Declined.RemoveAll(declined => declined.Kind == line.Kind && declined.Key == line.Key);
                plan.Declined.Add(new DeclinedItem { PlanId = plan.Id, Kind = line.Kind, Key = line.Key, Item = Content(line, New(line, plan.Phase)).ToJson() });
            }
        }
    }

    private static PlanLine Line(string content) => PlanLine.Of(PlanItem.From(0, ItemContent.FromJson(content)));
    private static bool IsSame(PlanLine one, PlanLine other) => PlanLine.Fields.All(field => one.IsSameIn(field, other));

    private static ItemContent New(PlanLine line, int phase) => new() { Kind = line.Kind, Key = line.Key, Phase = phase, Title = line.Title, Origin = "" };

    private static ItemContent Content(PlanLine line, ItemContent of) => of with
    {
        Parent = line.Parent,
        After = line.After,
        Title = line.Title,
        Side = line.Side?.ToString().ToLowerInvariant(),
        OwnerId = line.OwnerId,
        DueOn = line.DueOn,
        Every = line.Every,
        AcceptsPlan = line.AcceptsPlan,
        Unit = line.Unit,
        Better = line.Better?.ToString().ToLowerInvariant(),
        Baseline = line.Baseline,
        Target = line.Target,
        Origin = JsonSerializer.Serialize(line.Origin, JsonSerializerOptions.Web),
    };
}
