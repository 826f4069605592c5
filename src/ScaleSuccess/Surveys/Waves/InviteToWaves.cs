using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>
/// Asks people to answer the surveys that follow the first, as their files' rules say. First it notes the customers whose event or day has
/// come since it last looked; then, on the next working morning there, it asks whoever can be asked. Whoever has to wait for a cool-down stays noted.
/// </summary>
public sealed class InviteToWaves(ScaleDb db, CurrentSurvey surveys, PeopleToAsk people, InvitePeople invite, TimeProvider clock) : IStep
{
    /// <summary>Days after which it is too late to ask about something.</summary>
    public const int Patience = 30;

    /// <summary>In some zones it is tomorrow already; and a row may be committed a while after the time that it says.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1), Overlap = TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        var sent = (await surveys.All(cancel)).Where(survey => survey.Value.Send is { Paused: false }).ToList();
        await Forget(sent, cancel);
        var asked = 0;
        foreach (var survey in sent)
            foreach (var rule in survey.Value.Send!.Rules)
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                await db.LockWaves(cancel);
                await Note(survey.Definition.Key, rule, cancel);
                asked += await Ask(survey, rule.Key, wave => WaveTarget.Of(survey.Definition.Key, survey.Value.Send, rule, wave), null, cancel);
                await transaction.CommitAsync(cancel);
            }
        return asked + await AskWhoWaits(cancel);
    }

    /// <summary>A rule that is gone or paused begins anew when it comes back.</summary>
    private async Task Forget(List<ParsedDefinition<Survey>> sent, CancellationToken cancel)
    {
        var rules = sent.SelectMany(survey => survey.Value.Send!.Rules.Select(rule => (Survey: survey.Definition.Key, rule.Key))).ToList();
        await db.Database.ExecuteAsync(
            "delete from survey_rules r where not exists (select from unnest({0}, {1}) k (survey, rule) where k.survey = r.survey and k.rule = r.rule)", cancel,
            rules.Select(rule => rule.Survey).ToArray(), rules.Select(rule => rule.Key).ToArray());
        await db.Database.ExecuteAsync(
            "delete from survey_candidates c where c.rule <> {0} and not exists (select from survey_rules r where r.survey = c.survey and r.rule = c.rule)", cancel, SendRule.ByHand);
    }

    private async Task Note(string survey, SendRule rule, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteAsync("insert into survey_rules (survey, rule, looked_until) values ({0}, {1}, {2}) on conflict do nothing", cancel, survey, rule.Key, now);
        var from = (await db.Database.QueryAsync<DateTimeOffset>("select looked_until as \"Value\" from survey_rules where survey = {0} and rule = {1}", cancel, survey, rule.Key)).Single();
        await db.Database.ExecuteAsync(Sql.Text("Surveys/Waves/NoteCandidates.sql"), cancel, survey, rule.Key, rule.When.Name(), rule.Days, rule.Months, rule.Share, from - Overlap, now + Ahead);
        await db.Database.ExecuteAsync("update survey_rules set looked_until = {2} where survey = {0} and rule = {1}", cancel, survey, rule.Key, now + Ahead);
    }

    /// <summary>Of waves that ops sent: those who had to wait for a cool-down then.</summary>
    private async Task<int> AskWhoWaits(CancellationToken cancel)
    {
        var asked = 0;
        foreach (var wave in await db.Database.QueryAsync<Sent>(
            """
            select w.survey, w.wave, coalesce(w.condition::text, '') as condition, w.share, w.to_one, w.unless_stuck, w.started_by from survey_waves w
            where w.rule = {0} and exists (select from survey_candidates c where c.survey = w.survey and c.wave = w.wave)
            """, cancel, SendRule.ByHand))
        {
            if (await surveys.TryFind(wave.Survey, cancel) is not { } survey) continue;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.LockWaves(cancel);
            var target = new WaveTarget(wave.Survey, SendRule.ByHand, wave.Wave, wave.Condition, wave.Share, wave.ToOne, wave.UnlessStuck);
            asked += await Ask(survey, SendRule.ByHand, _ => target, wave.Wave, cancel);
            await transaction.CommitAsync(cancel);
        }
        return asked;
    }

    /// <param name="only">One wave; null: all of the rule.</param>
    private async Task<int> Ask(ParsedDefinition<Survey> survey, string rule, Func<string, WaveTarget> target, string? only, CancellationToken cancel)
    {
        var (key, now) = (survey.Definition.Key, clock.GetUtcNow());
        var places = await db.Database.QueryAsync<Place>(
            "select distinct coalesce(c.country, '') as country, c.time_zone as zone from survey_candidates s join customers c on c.id = s.customer_id where s.survey = {0} and s.rule = {1}",
            cancel, key, rule);
        var mornings = places.Select(place => (Place: place, Day: SendingHours.WorkingMorning(now, place.Country.Length == 0 ? null : place.Country, place.Zone))).Where(at => at.Day is not null).ToList();
        if (mornings.Count == 0) return 0;
        var noted = await db.Database.QueryAsync<Noted>(
            """
            select s.wave, s.customer_id from survey_candidates s
            join customers c on c.id = s.customer_id
            join unnest({2}, {3}, {4}) m (country, zone, day) on m.country = coalesce(c.country, '') and m.zone = c.time_zone
            where s.survey = {0} and s.rule = {1} and s.due_on <= m.day and ({5} = '' or s.wave = {5})
            """, cancel, key, rule, mornings.Select(at => at.Place.Country).ToArray(), mornings.Select(at => at.Place.Zone).ToArray(), mornings.Select(at => at.Day!.Value).ToArray(), only ?? "");
        var asked = 0;
        foreach (var wave in noted.GroupBy(one => one.Wave)) asked += await Ask(survey, target(wave.Key), [.. wave.Select(one => one.CustomerId)], cancel);
        return asked;
    }

    private async Task<int> Ask(ParsedDefinition<Survey> survey, WaveTarget target, long[] customers, CancellationToken cancel)
    {
        var found = await people.Of(target, (survey.Value.Send ?? SendRules.None).CoolDown, customers, cancel);
        var now = found.Where(one => one.State == PersonToAsk.Now).ToList();
        var asked = now.Count == 0 ? 0 : await invite.Run(survey, target, now, null, cancel);
        await db.Database.ExecuteAsync(
            "delete from survey_candidates where survey = {0} and wave = {1} and customer_id = any({2}) and (not customer_id = any({3}) or due_on < {4})", cancel,
            target.Survey, target.Wave, customers, found.Where(one => one.State != PersonToAsk.Now).Select(one => one.CustomerId).Distinct().ToArray(),
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-Patience));
        return asked;
    }

    private sealed record Place(string Country, string Zone);

    private sealed record Noted(string Wave, long CustomerId);

    private sealed record Sent(string Survey, string Wave, string Condition, int Share, bool ToOne, bool UnlessStuck, string? StartedBy);
}
