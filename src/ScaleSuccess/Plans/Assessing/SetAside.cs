using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>"Not now": questions that somebody did not want to answer, by their keys.</summary>
public sealed record SetAside(IReadOnlyList<string> Questions, DateTimeOffset At)
{
    private const string Newest = "select questions, set_aside_at from questions_set_aside";

    /// <summary>The newest, which has all that were set aside before; empty: nobody has said so.</summary>
    public static List<SetAside> Ask(AskedTogether asked, WhosePlan whose) =>
        asked.All(Newest + $" where plan_id = ({whose.Plan})" + " order by id desc limit 1", Read, whose.Key);

    private static SetAside Read(NpgsqlDataReader row) => new(row.GetFieldValue<string[]>(0), row.GetFieldValue<DateTimeOffset>(1));
}
