using System.Globalization;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Commands.Samples;

/// <summary>
/// A typical kind of customer: what they want, how big they are, how they like to work. Answers are drawn
/// from its weights; a tenth of the optional ones are left out, as people do.
/// </summary>
/// <param name="Share">How many of all customers are of this kind, in percent.</param>
/// <param name="Weights">What a question means → choices with their weights.</param>
public sealed record GoalProfile(int Share, int Days, IReadOnlyDictionary<Meaning, (string Choice, double Weight)[]> Weights)
{
    private static readonly Meaning[] Several = [Meaning.Goals, Meaning.Challenges, Meaning.Benefits];
    private static readonly Meaning[] Optional = [Meaning.Challenges, Meaning.Benefits];
    private static readonly Dictionary<string, (double From, double To, double Target)> Numbers = new()
    {
        ["report_hours"] = (4, 30, 0.4), ["numbers_ready"] = (3, 15, 0.4), ["errors"] = (5, 40, 0.3),
        ["approval_time"] = (2, 12, 0.4), ["reply_time"] = (4, 48, 0.4), ["weekly_users"] = (1, 10, 3), ["ramp_up"] = (10, 60, 0.5), ["tool_cost"] = (200, 2000, 0.7), ["audit_days"] = (3, 20, 0.4),
    };

    private static readonly GoalProfile[] All =
    [
        new(30, 45, Of("save_time:9 see_numbers:3 lower_cost:2", "first_win:8 my_team:2", "starting:7 switching:2 trying:1", "one:5 few:5",
            "no_time:8 know_how:4", "fast:8 steady:2", "some:5 high:4 low:1", "hours_back:9 calm_month_end:4", "report_hours:8 numbers_ready:3")),
        new(25, 110, Of("fewer_mistakes:8 one_place:5 audit_ready:3", "old_way_gone:6 my_team:4", "starting:5 trying:2 switching:2 quiet:1", "few:8 one:2",
            "messy_data:7 habits:5 know_how:3", "careful:8 steady:2", "low:9 some:1", "trusted_numbers:9 calm_month_end:3", "errors:8 numbers_ready:2")),
        new(25, 150, Of("one_place:7 see_numbers:6 more_use:4", "several_teams:8 my_team:2", "some:5 trying:2 quiet:2 starting:1", "some:6 many:4",
            "habits:7 buy_in:6 other_tools:4", "steady:7 careful:3", "some:6 low:4", "better_decisions:7 trusted_numbers:5", "weekly_users:7 numbers_ready:3")),
        new(20, 80, Of("quick_answers:8 new_people:6", "my_team:7 first_win:3", "trying:4 some:4 switching:1 quiet:1", "few:6 some:4",
            "other_tools:7 no_time:3", "steady:6 fast:4", "some:7 high:3", "happy_customers:8 less_chasing:6", "reply_time:7 approval_time:5")),
    ];

    public static GoalProfile Draw(Random random)
    {
        var ticket = random.Next(All.Sum(profile => profile.Share));
        return All.First(profile => (ticket -= profile.Share) < 0);
    }

    /// <summary>One customer's answers to what the survey asks of this, field → values.</summary>
    public Dictionary<string, string[]> Answers(Survey survey, Random random, DateOnly today)
    {
        var answers = new Dictionary<string, string[]>();
        // By key, whatever their order on the pages, so that the same seed gives the same customers.
        foreach (var question in survey.Questions.OrderBy(question => question.Key, StringComparer.Ordinal))
        {
            if (question.Means is not { } meaning || meaning == Meaning.Measures || Weights.GetValueOrDefault(meaning) is not { } weights) continue;
            if (Optional.Contains(meaning) && random.Next(10) == 0) continue;
            answers[question.Key] = Several.Contains(meaning) ? Some(random, weights) : [One(random, weights)];
        }
        if (survey.About(Meaning.ByWhen) is { } byWhen && random.Next(10) > 1)
            answers[byWhen.Key] = [Foundation.Days.Iso(today.AddDays((int)(Days * (0.7 + 0.6 * random.NextDouble()))))];
        if (survey.About(Meaning.Measures) is { } measures && random.Next(10) > 1) AddMeasure(measures.Key, random, answers);
        return answers;
    }

    private void AddMeasure(string question, Random random, Dictionary<string, string[]> answers)
    {
        var measure = One(random, Weights[Meaning.Measures]);
        var (from, to, target) = Numbers[measure];
        var baseline = Math.Round(from + (to - from) * random.NextDouble());
        answers[$"{question}.{measure}.baseline"] = [baseline.ToString(CultureInfo.InvariantCulture)];
        answers[$"{question}.{measure}.target"] = [Math.Max(1, Math.Round(baseline * target)).ToString(CultureInfo.InvariantCulture)];
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

    private static Dictionary<Meaning, (string, double)[]> Of(
        string goals, string whereToBe, string whereNow, string teamSize, string challenges, string pace, string risk, string benefits, string measures) =>
        new()
        {
            [Meaning.Goals] = Read(goals), [Meaning.WhereToBe] = Read(whereToBe), [Meaning.WhereNow] = Read(whereNow),
            [Meaning.TeamSize] = Read(teamSize), [Meaning.Challenges] = Read(challenges), [Meaning.Pace] = Read(pace),
            [Meaning.Risk] = Read(risk), [Meaning.Benefits] = Read(benefits), [Meaning.Measures] = Read(measures),
        };

    private static (string, double)[] Read(string weights) =>
        [.. weights.Split(' ').Select(pair => pair.Split(':')).Select(pair => (pair[0], double.Parse(pair[1], CultureInfo.InvariantCulture)))];
}
