using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>
/// Held until the transaction ends. Whoever asks people looks at whom others have asked: two surveys that are sent at once would not see that they write to the
/// same person.
/// </summary>
internal static class WaveLock
{
    extension(ScaleDb db)
    {
        public Task LockWaves(CancellationToken cancel) => db.Database.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('survey_invitations', 0))", cancel);
    }
}
