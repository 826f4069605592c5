using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>
/// The steps look at whom a trigger has noted for them (docs/decisions/0013). Once a night this notes whoever no trigger has: what
/// was forgotten costs a customer a night, not their plan.
/// </summary>
public sealed class LookAtEverybody(NpgsqlDataSource source, ILogger<LookAtEverybody> log) : IStep
{
    /// <returns>How many customers were on no list and belonged there: 0, unless a trigger is missing.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var note = source.CreateCommand("select note_everybody()");
        // It reads everybody.
        note.CommandTimeout = 0;
        var missing = (int)(long)(await note.ExecuteScalarAsync(cancel))!;
        if (missing > 0) log.LogWarning("{Missing} customers waited for a step that had not been told of them; it looks at them now", missing);
        return missing;
    }
}
