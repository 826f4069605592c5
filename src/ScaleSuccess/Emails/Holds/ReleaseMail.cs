using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Holds;

/// <summary>Lets mail go out again, what waits first.</summary>
public sealed class ReleaseMail(ScaleDb db, TimeProvider clock)
{
    /// <returns>False: it was not held.</returns>
    public async Task<bool> Run(string by, CancellationToken cancel) => await db.Database.ExecuteAsync(
        "update mail_holds set released_at = {0}, released_by = {1} where released_at is null", cancel, clock.GetUtcNow(), by) > 0;
}
