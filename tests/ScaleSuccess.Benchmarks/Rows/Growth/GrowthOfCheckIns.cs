using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Engagement;

namespace ScaleSuccess.Benchmarks.Rows.Growth;

/// <summary>The step that runs each minute: when nobody is due, when ten plans are, and when a hundredth of all are.</summary>
public abstract class GrowthOfCheckIns(bool atAMillion) : GrowthRow("growth-check-ins", atAMillion)
{
    private const string Open = "select plan_id from check_in_looks where next_at < 'infinity' and plan_id % 10 = 5 and plan_id in (select plan_id from acceptances) order by plan_id";

    protected override string What => "Sending the check-ins that are due";

    protected override IReadOnlyList<Measure> Measures =>
    [
        new("none due", (on, cancel) => Run(on, 0, cancel)),
        new("10 due", (on, cancel) => Run(on, 10, cancel), (on, cancel) => MakeDue(on, 10, cancel)),
        new("1 % due", (on, cancel) => Run(on, on.Customers / 100, cancel), (on, cancel) => MakeDue(on, on.Customers / 100, cancel)),
    ];

    private static async Task Run(GrownProduct on, int due, CancellationToken cancel) => Expect(due, await on.Product.Run<SendDueCheckIns>(cancel));

    /// <summary>As if so many plans had been asked 20 days ago for the last time.</summary>
    private static Task MakeDue(GrownProduct on, int plans, CancellationToken cancel) => on.Product.Execute(
        $"""
        begin;
        create temp table due on commit drop as {Open} limit {plans};
        delete from messages m using due d where m.email = 'check-in' and m.occurrence like 'plan/' || d.plan_id || '/%'
            and m.contact_id in (select p.contact_id from plans p where p.id = d.plan_id);
        delete from check_ins c using due d where c.plan_id = d.plan_id and c.day > current_date - 10;
        update check_ins c set day = current_date - 20, answer = null, reading = null, answered_at = null from due d where c.plan_id = d.plan_id;
        update check_in_looks l set next_at = '-infinity' from due d where l.plan_id = d.plan_id;
        commit
        """, cancel);
}

public sealed class GrowthOfCheckIns100K() : GrowthOfCheckIns(atAMillion: false);

public sealed class GrowthOfCheckIns1M() : GrowthOfCheckIns(atAMillion: true);
