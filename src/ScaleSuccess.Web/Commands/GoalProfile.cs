using System.Globalization;

namespace ScaleSuccess.Web.Commands;

/// <summary>
/// A kind of customer that really walks in: what they want, how big they are, how they like to work. Answers are drawn
/// from its weights; a tenth of the optional ones are left out, as people do.
/// </summary>
/// <param name="Share">How many of all customers are of this kind, in percent.</param>
/// <param name="Weights">Question → choices with their weights.</param>
public sealed record GoalProfile(int Share, int Days, IReadOnlyDictionary<string, (string Choice, double Weight)[]> Weights)
{
    private static readonly string[] Several = ["goals", "challenges", "benefits"];
    private static readonly string[] Optional = ["challenges", "benefits"];
    private static readonly Dictionary<string, (double From, double To, double Target)> Measures = new()
    {
        ["report_hours"] = (4, 30, 0.4), ["numbers_ready"] = (3, 15, 0.4), ["errors"] = (5, 40, 0.3),
        ["approval_time"] = (2, 12, 0.4), ["reply_time"] = (4, 48, 0.4), ["weekly_users"] = (1, 10, 3),
    };

    private static readonly GoalProfile[] All =
    [
        new(30, 45, Of("save_time:9 see_numbers:3 fewer_mistakes:1", "first_win:8 my_team:2", "starting:7 trying:3", "one:5 few:5",
            "no_time:8 know_how:4", "fast:8 steady:2", "some:5 high:4 low:1", "hours_back:9 calm_month_end:4", "report_hours:8 numbers_ready:3")),
        new(25, 110, Of("fewer_mistakes:8 one_place:5 save_time:2", "old_way_gone:6 my_team:4", "starting:5 trying:4 some:1", "few:8 one:2",
            "messy_data:7 habits:5 know_how:3", "careful:8 steady:2", "low:9 some:1", "trusted_numbers:9 calm_month_end:3", "errors:8 numbers_ready:2")),
        new(25, 150, Of("one_place:7 see_numbers:6 faster_approvals:3", "several_teams:8 my_team:2", "some:5 trying:4 starting:1", "some:6 many:4",
            "habits:7 buy_in:6 other_tools:4", "steady:7 careful:3", "some:6 low:4", "better_decisions:7 trusted_numbers:5", "weekly_users:7 numbers_ready:3")),
        new(20, 80, Of("quick_answers:8 faster_approvals:6", "my_team:7 first_win:3", "trying:5 some:4 starting:1", "few:6 some:4",
            "other_tools:7 no_time:3", "steady:6 fast:4", "some:7 high:3", "happy_customers:8 less_chasing:6", "reply_time:7 approval_time:5")),
    ];

    public static GoalProfile Draw(Random random)
    {
        var ticket = random.Next(All.Sum(profile => profile.Share));
        return All.First(profile => (ticket -= profile.Share) < 0);
    }

    /// <summary>One customer's answers, field → values.</summary>
    public Dictionary<string, string[]> Answers(Random random, DateOnly today)
    {
        var answers = new Dictionary<string, string[]>();
        foreach (var (question, weights) in Weights.Where(pair => pair.Key != "measures").OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Optional.Contains(question) && random.Next(10) == 0) continue;
            answers[question] = Several.Contains(question) ? Some(random, weights) : [One(random, weights)];
        }
        if (random.Next(10) > 1)
            answers["by_when"] = [today.AddDays((int)(Days * (0.7 + 0.6 * random.NextDouble()))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        if (random.Next(10) > 1) AddMeasure(random, answers);
        return answers;
    }

    private void AddMeasure(Random random, Dictionary<string, string[]> answers)
    {
        var measure = One(random, Weights["measures"]);
        var (from, to, target) = Measures[measure];
        var baseline = Math.Round(from + (to - from) * random.NextDouble());
        answers[$"measures.{measure}.baseline"] = [baseline.ToString(CultureInfo.InvariantCulture)];
        answers[$"measures.{measure}.target"] = [Math.Max(1, Math.Round(baseline * target)).ToString(CultureInfo.InvariantCulture)];
    }

    private static string One(Random random, (string Choice, double Weight)[] weights)
    {
        var ticket = random.NextDouble() * weights.Sum(choice => choice.Weight);
        return weights.First(choice => (ticket -= choice.Weight) < 0).Choice;
    }

    private static string[] Some(Random random, (string Choice, double Weight)[] weights)
    {
        var chosen = weights.Where(choice => random.NextDouble() < choice.Weight / 10).Select(choice => choice.Choice).Take(3).ToArray();
        return chosen.Length > 0 ? chosen : [One(random, weights)];
    }

    private static Dictionary<string, (string, double)[]> Of(
        string goals, string whereToBe, string whereNow, string teamSize, string challenges, string how, string risk, string benefits, string measures) =>
        new()
        {
            ["goals"] = Read(goals), ["where_to_be"] = Read(whereToBe), ["where_now"] = Read(whereNow), ["team_size"] = Read(teamSize),
            ["challenges"] = Read(challenges), ["how"] = Read(how), ["risk"] = Read(risk), ["benefits"] = Read(benefits),
            ["measures"] = Read(measures),
        };

    private static (string, double)[] Read(string weights) =>
        [.. weights.Split(' ').Select(pair => pair.Split(':')).Select(pair => (pair[0], double.Parse(pair[1], CultureInfo.InvariantCulture)))];
}
