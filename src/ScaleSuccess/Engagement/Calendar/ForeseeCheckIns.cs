using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement.Calendar;

/// <summary>Runs the rule of check-ins (function check_in_days) on into the future, for many plans at once, as if nobody answered.</summary>
public sealed class ForeseeCheckIns(ScaleDb db, TimeProvider clock)
{
    /// <summary>As many as the step looks at in one statement.</summary>
    private const int Batch = 1_000;

    internal async Task<(List<Expected> Mails, List<(long Contact, string Why, string Zone, DateTimeOffset? At)> Ends)> Run(long[] customers, DateTimeOffset until, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Of few customers by their index, of all by that of the next looks.
        var plans = customers.Length > 0
            ? await db.Database.QueryAsync<long>("select id as \"Value\" from plans where customer_id = any({0})", cancel, customers)
            : await db.Database.QueryAsync<long>("select plan_id as \"Value\" from check_in_looks where next_at <= {0} order by next_at limit {1}", cancel, until, ForeseeMail.Most);
        var (mails, ends) = (new List<Expected>(), new List<(long, string, string, DateTimeOffset?)>());
        var going = plans.ConvertAll(plan => new Going(plan, now, DateOnly.MinValue, 0));
        while (going.Count > 0)
        {
            var of = going.ToDictionary(one => one.Plan);
            var next = new List<Next>(going.Count);
            foreach (var some in going.Chunk(Batch))
                next.AddRange(await db.Database.QueryAsync<Next>(Sql.Text("Engagement/Calendar/CheckInsAt.sql"), cancel, some.Select(one => one.Plan).ToArray(), some.Select(one => one.At).ToArray(),
                    some.Select(one => one.Asked).ToArray(), some.Select(one => one.More).ToArray(), now));
            going.Clear();
            foreach (var one in next)
            {
                var before = of[one.PlanId];
                if (one.IsOver)
                {
                    if (one.Unanswered > 0) ends.Add((one.ContactId, EndOf.Quiet, one.Zone, before.At > now ? before.At : null));
                    else if (!one.IsAccepted) ends.Add((one.ContactId, EndOf.NotAccepted, one.Zone, null));
                }
                else if (one is { IsDue: true, Day: { } day })
                {
                    mails.Add(new(one.ContactId, CheckInEmail.Type.Key, $"plan/{one.PlanId}/{Days.Iso(day)}", before.At, IfUnanswered: one.Unanswered > 0));
                    going.Add(before with { Asked = day, More = before.More + 1 });
                }
                else if (one.NextAt is { } at && at <= until) going.Add(before with { At = at });
            }
        }
        return (mails, ends);
    }

    /// <param name="At">When the step would look at it.</param>
    /// <param name="Asked">The day on which it is taken to have been asked last; the first day there is: as it was.</param>
    private sealed record Going(long Plan, DateTimeOffset At, DateOnly Asked, int More);

    private sealed record Next(long PlanId, long ContactId, string Zone, bool IsDue, DateOnly? Day, DateTimeOffset? NextAt, bool IsOver, int Unanswered, bool IsAccepted);
}
