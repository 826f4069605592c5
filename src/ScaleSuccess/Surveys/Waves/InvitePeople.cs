using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>Asks people in a wave: their invitations and e-mails are written together, in the caller's transaction.</summary>
public sealed class InvitePeople(ScaleDb db, QueueMessages queue, IStringLocalizer<SurveyTexts> texts, TimeProvider clock)
{
    /// <param name="by">Who of ops sends it; null: a rule does, and each mail waits for daytime where its reader is.</param>
    /// <returns>How many are asked now that were not before.</returns>
    public async Task<int> Run(ParsedDefinition<Survey> survey, WaveTarget target, IReadOnlyCollection<PersonToAsk> people, string? by, CancellationToken cancel)
    {
        var (now, send) = (clock.GetUtcNow(), survey.Value.Send ?? SendRules.None);
        await db.Database.ExecuteAsync(
            """
            insert into survey_waves (survey, wave, rule, started_at, started_by, condition, to_one, share, unless_stuck)
            values ({0}, {1}, {2}, {3}, {4}, nullif({5}, '')::jsonb, {6}, {7}, {8}) on conflict do nothing
            """, cancel, target.Survey, target.Wave, target.Rule, now, by, target.Condition, target.ToOne, target.Share, target.UnlessStuck);
        var asked = await db.Database.QueryAsync<Asked>(Sql.Text("Surveys/Waves/InvitePeople.sql"), cancel, target.Survey, target.Wave,
            people.Select(one => one.CustomerId).ToArray(), people.Select(one => one.ContactId).ToArray(), target.ToOne, now, send.ClosesAfter);
        var time = Time(survey.Value);
        await queue.Run(SurveyRequestEmail.Type, [.. asked.Select(one => Message(survey.Value, target, one, time, by is null ? SendingHours.From(now, one.Zone) : now))], cancel);
        return asked.Count;
    }

    private static NewMessage<SurveyRequestEmail> Message(Survey survey, WaveTarget target, Asked one, string time, DateTimeOffset due)
    {
        var known = new KnownSoFar(new Facts(new Dictionary<string, string> { [Fact.CustomerName] = one.CustomerName, [Fact.FirstName] = one.ContactName.Trim().Split(' ')[0] }));
        return new(one.ContactId, $"{target.Survey}/{target.Wave}",
            new SurveyRequestEmail(target.Survey, survey.Pages.Count == 1, PipedText.Fill(survey.Title, known), PipedText.Fill(survey.Intro, known).Trim(), time, one.Until), due);
    }

    /// <summary>As of somebody who is asked everything.</summary>
    private string Time(Survey survey)
    {
        var seconds = survey.Questions.Sum(question => question.Kind.Seconds);
        return seconds < 60 ? texts["time.less"] : texts.Count("time", (seconds + 30) / 60);
    }

    private sealed record Asked(long ContactId, string ContactName, string CustomerName, string Zone, DateOnly Until);
}
