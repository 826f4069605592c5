using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>A column of texts that people or other systems have entered; its module registers it.</summary>
/// <param name="Clean">The rule by which they are cleaned where they enter.</param>
public sealed record TypedColumn(string Table, string Column, Func<string, string> Clean)
{
    /// <summary>Of a name of which nobody would see anything: a name is never empty.</summary>
    public const string Nameless = "?";

    /// <summary>For <see cref="Clean"/>: a name.</summary>
    public static string Name(string text) => TypedText.OneLine(text) is { Length: > 0 } name ? name : Nameless;

    /// <summary>For <see cref="Clean"/>: every text in a JSON document, as free text.</summary>
    public static string Json(string document)
    {
        var root = JsonNode.Parse(document);
        return Lines(root) ? root!.ToJsonString() : document;
    }

    /// <summary>The same text in JSON, so that the column's type need not be known.</summary>
    public bool IsJson => Clean == Json;

    /// <summary>A column derived from this one, that is to be made again.</summary>
    public string? Derived { get; init; }

    /// <returns>Whether anything was changed.</returns>
    private static bool Lines(JsonNode? node)
    {
        var changed = false;
        foreach (var child in node switch
        {
            JsonObject map => [.. map.Select(pair => pair.Value)],
            JsonArray list => [.. list],
            _ => Array.Empty<JsonNode?>(),
        })
        {
            if (child is not JsonValue value || !value.TryGetValue<string>(out var text)) changed |= Lines(child);
            else if (TypedText.Lines(text) is var clean && clean != text)
            {
                value.ReplaceWith(clean);
                changed = true;
            }
        }
        return changed;
    }
}

/// <summary>
/// Cleans, once, what was stored before texts were cleaned where they enter. Not in the migration that asks for it: the rule
/// (<see cref="TypedText"/>) knows Unicode's categories, which SQL does not, and one rule is enough.
/// </summary>
public sealed class CleanStoredTexts(NpgsqlDataSource source, IEnumerable<TypedColumn> columns, ILogger<CleanStoredTexts> log)
{
    private const int Batch = 5_000;

    /// <summary>What a clean text may hold as well, but a text without any of it is clean. (In JSON, escapes stand for control characters.)</summary>
    private const string MayBeUnclean = @"[^\x20-\x7E]|  |^ | $|\\[burft]";

    public async Task Run(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Of nodes that start together the second waits here, and then finds it done.
        if (await Execute(connection, "delete from pending_cleanups where name = 'typed_texts'", cancel) == 0) return;
        foreach (var column in columns)
        {
            var cleaned = await Clean(connection, column, cancel);
            if (cleaned > 0) log.LogInformation("Took invisible characters and the like out of {Count} texts in {Table}.{Column}", cleaned, column.Table, column.Column);
        }
        await transaction.CommitAsync(cancel);
    }

    private static async Task<int> Clean(NpgsqlConnection connection, TypedColumn column, CancellationToken cancel)
    {
        // By their place in the table: whatever its key is. Who changes a row meanwhile has entered it by the rule.
        await Execute(connection,
            $"declare unclean no scroll cursor for select ctid::text, {column.Column}::text from {column.Table} where {column.Column}::text ~ '{MayBeUnclean}'", cancel);
        var cleaned = 0;
        while (await Next(connection, cancel) is { Count: > 0 } rows)
        {
            var changed = rows.Select(row => (row.Place, Was: row.Text, Text: column.Clean(row.Text))).Where(row => row.Text != row.Was).ToList();
            if (changed.Count == 0) continue;
            cleaned += await Execute(connection,
                $"""
                update {column.Table} t set {column.Column} = n.text{(column.IsJson ? "::jsonb" : "")}{(column.Derived is { } derived ? $", {derived} = null" : "")}
                from unnest($1, $2, $3) n (place, was, text) where t.ctid = n.place::tid and t.{column.Column}::text = n.was
                """, cancel, changed.Select(row => row.Place).ToArray(), changed.Select(row => row.Was).ToArray(), changed.Select(row => row.Text).ToArray());
        }
        await Execute(connection, "close unclean", cancel);
        return cleaned;
    }

    private static async Task<List<(string Place, string Text)>> Next(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"fetch {Batch} from unclean", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(cancel)) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    private static async Task<int> Execute(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
