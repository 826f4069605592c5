using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Invitations;

namespace ScaleSuccess.Surveys.Waves;

/// <param name="State">One of the constants.</param>
public sealed record PersonToAsk(long CustomerId, long ContactId, string State)
{
    public const string Now = "now";

    /// <summary>They were asked to answer this survey, or any, not long enough ago.</summary>
    public const string CoolDown = "cool_down";

    /// <summary>Somebody at their customer has asked for help.</summary>
    public const string Stuck = "stuck";
}

/// <summary>Who can be asked in a wave of a survey, and who has to wait.</summary>
public sealed class PeopleToAsk(ScaleDb db, WaveOptions options, TimeProvider clock)
{
    /// <param name="coolDown">Of this survey, in days.</param>
    /// <param name="customers">Null: all.</param>
    public Task<List<PersonToAsk>> Of(WaveTarget target, int coolDown, long[]? customers, CancellationToken cancel) => db.Database.QueryAsync<PersonToAsk>(
        Sql.Text("Surveys/Waves/PeopleToAsk.sql"), cancel, target.Survey, target.Wave, target.ToOne, target.Condition, target.Share, coolDown, options.CoolDownDays,
        target.UnlessStuck, customers ?? [], customers is null, clock.GetUtcNow(), InvitationEmail.Type.Key);
}
