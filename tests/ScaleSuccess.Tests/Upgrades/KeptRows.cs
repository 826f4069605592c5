using Npgsql;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>How many rows of each kind there are, by the earlier build's names and by this one's.</summary>
internal static class KeptRows
{
    /// <summary>The tables of schema 0011 whose rows are facts; what is derived (placements) or of the framework is left out.</summary>
    private static readonly IReadOnlyList<string> Tables =
    [
        "customers", "contacts", "api_keys", "link_keys", "definitions", "definitions_in_force", "messages", "suppressions", "responses",
        "segments", "segment_models", "segment_clusters", "assignments", "segment_pins", "publish_policy", "segment_events", "segment_drifts",
        "plans", "plan_items", "plan_proposals", "acceptances", "check_ins", "readings", "help_requests", "ops_users", "data_protection_keys", "step_runs",
    ];

    /// <summary>Where a later migration renamed, split or joined a table: what counts its rows now.</summary>
    private static readonly IReadOnlyDictionary<string, string> CountedNow = new Dictionary<string, string>
    {
        ["definitions_in_force"] = "select count(*) from active_definitions",
        // The survey's numbers of today became readings.
        ["readings"] = "select count(*) from readings where source <> 'survey'",
        // The step record-outcomes is gone, and so is its last run.
        ["step_runs"] = "select count(*) + 1 from step_runs",
    };

    public static Task<Dictionary<string, long>> Before(NpgsqlDataSource source) => Count(source, Of);

    public static Task<Dictionary<string, long>> Now(NpgsqlDataSource source) =>
        Count(source, table => CountedNow.GetValueOrDefault(table) ?? Of(table));

    private static string Of(string table) => $"select count(*) from {table}";

    private static async Task<Dictionary<string, long>> Count(NpgsqlDataSource source, Func<string, string> query)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in Tables)
        {
            await using var command = source.CreateCommand(query(table));
            counts[table] = (long)(await command.ExecuteScalarAsync())!;
        }
        return counts;
    }
}
