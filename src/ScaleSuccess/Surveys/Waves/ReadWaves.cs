using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>A wave and what has come of it so far.</summary>
/// <param name="StartedBy">Who of ops sent it; null: its rule did.</param>
/// <param name="Waiting">Customers where somebody still waits for a cool-down.</param>
/// <param name="Undelivered">Mails that were not taken.</param>
public sealed record Wave(string Name, string Rule, DateTimeOffset StartedAt, string? StartedBy, long Asked, long Answered, long Waiting, long Undelivered);

/// <summary>Reads the waves of a survey.</summary>
public sealed class ReadWaves(NpgsqlDataSource source)
{
    public const int Most = 24;

    /// <summary>The newest first.</summary>
    public Task<List<Wave>> Of(string survey, CancellationToken cancel) => source.AllAsync(Sql.Text("Surveys/Waves/ReadWaves.sql"), row => new Wave(
        row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.OptionalText(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)),
        cancel, survey, Most, SurveyRequestEmail.Type.Key);
}
