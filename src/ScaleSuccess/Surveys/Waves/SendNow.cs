using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>Whom ops mean.</summary>
/// <param name="If">Names facts only. Null: everybody.</param>
/// <param name="Share">In percent.</param>
public sealed record SendFilter(Condition? If, int Share, bool ToOne, bool UnlessStuck);

/// <summary>What sending it would do now.</summary>
/// <param name="Wave">Names it: sent with this name, it is sent once.</param>
/// <param name="Names">Of the first few customers.</param>
public sealed record SendPreview(string Wave, Reach Reach, IReadOnlyList<string> Names, DateOnly Until);

public abstract record SendNowOutcome
{
    private SendNowOutcome() { }

    /// <param name="Waiting">People who are asked as soon as they can be.</param>
    public sealed record Sent(string Wave, int People, int Waiting) : SendNowOutcome;

    /// <summary>By an earlier click, or by somebody else.</summary>
    public sealed record AlreadySent : SendNowOutcome;
    public sealed record ReachesNobody : SendNowOutcome;

    /// <summary>There is no such survey, it is retired, or every customer is invited to it anyway.</summary>
    public sealed record NotFound : SendNowOutcome;
}

/// <summary>
/// Ops send a survey once, to whom they choose. Who is in a cool-down, or stuck, is asked by the step <see cref="InviteToWaves"/> once they can be, within
/// its patience.
/// </summary>
public sealed class SendNow(ScaleDb db, CurrentSurvey surveys, PeopleToAsk people, InvitePeople invite, TimeProvider clock)
{
    private const int MostNames = 12;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <returns>Null when it cannot be sent.</returns>
    public async Task<SendPreview?> Preview(string survey, SendFilter filter, CancellationToken cancel)
    {
        if (await Find(survey, cancel) is not { } found) return null;
        var wave = await NextWave(survey, cancel);
        var chosen = await people.Of(Target(survey, wave, filter), CoolDown(found), null, cancel);
        var first = chosen.Where(one => one.State == PersonToAsk.Now).Select(one => one.CustomerId).Distinct().Take(MostNames).ToArray();
        var names = await db.Database.QueryAsync<string>("select name as \"Value\" from customers where id = any({0}) order by id", cancel, first);
        return new SendPreview(wave, Reach.Of(chosen), names, Today.AddDays((found.Value.Send ?? SendRules.None).ClosesAfter));
    }

    /// <param name="wave">As the preview named it.</param>
    public async Task<SendNowOutcome> Run(string survey, SendFilter filter, string wave, string by, CancellationToken cancel)
    {
        if (await Find(survey, cancel) is not { } found) return new SendNowOutcome.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockWaves(cancel);
        if (wave != await NextWave(survey, cancel)) return new SendNowOutcome.AlreadySent();
        var target = Target(survey, wave, filter);
        var chosen = await people.Of(target, CoolDown(found), null, cancel);
        if (chosen.Count == 0) return new SendNowOutcome.ReachesNobody();
        var asked = await invite.Run(found, target, [.. chosen.Where(one => one.State == PersonToAsk.Now)], by, cancel);
        var waiting = chosen.Where(one => one.State != PersonToAsk.Now).ToList();
        await db.Database.ExecuteAsync(
            "insert into survey_candidates (survey, rule, wave, customer_id, due_on) select {0}, {1}, {2}, customer_id, {4} from unnest({3}) w (customer_id) on conflict do nothing", cancel,
            survey, SendRule.ByHand, wave, waiting.Select(one => one.CustomerId).Distinct().ToArray(), Today);
        await transaction.CommitAsync(cancel);
        return new SendNowOutcome.Sent(wave, asked, waiting.Count);
    }

    /// <summary>Whoever still waits in a wave that ops sent is not asked in it any more.</summary>
    public async Task StopWaiting(string survey, string wave, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockWaves(cancel);
        await db.Database.ExecuteAsync("delete from survey_candidates where survey = {0} and wave = {1} and rule = {2}", cancel, survey, wave, SendRule.ByHand);
        await transaction.CommitAsync(cancel);
    }

    private async Task<ParsedDefinition<Survey>?> Find(string survey, CancellationToken cancel) =>
        (await surveys.All(cancel)).FirstOrDefault(found => found.Definition.Key == survey && found.Value.Purpose != Purpose.Onboarding);

    private static WaveTarget Target(string survey, string wave, SendFilter filter) =>
        new(survey, SendRule.ByHand, wave, WaveTarget.Json(filter.If), filter.Share, filter.ToOne, filter.UnlessStuck);

    private static int CoolDown(ParsedDefinition<Survey> survey) => (survey.Value.Send ?? SendRules.None).CoolDown;

    /// <summary>"hand 2026-03-14", then "hand 2026-03-14 2".</summary>
    private async Task<string> NextWave(string survey, CancellationToken cancel)
    {
        var name = $"{SendRule.ByHand} {Days.Iso(Today)}";
        var sent = (await db.Database.QueryAsync<int>("select count(*)::int as \"Value\" from survey_waves where survey = {0} and rule = {1} and (wave = {2} or wave like {2} || ' %')", cancel, survey, SendRule.ByHand, name)).Single();
        return sent == 0 ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {sent + 1}");
    }
}
