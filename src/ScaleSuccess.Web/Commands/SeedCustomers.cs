using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Commands;

/// <summary>
/// Writes sample customers, their contact and their submitted answers by COPY into temporary tables and from there in
/// set-based statements, so that a second run of the same seed adds nothing twice.
/// </summary>
public sealed class SeedCustomers(NpgsqlDataSource source, CurrentSurvey surveys, TimeProvider clock)
{
    private const int Batch = 10_000;

    /// <returns>How many are new.</returns>
    public async Task<int> Run(int customers, int seed, IProgress<int> progress, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var random = new Random(seed);
        var made = 0;
        await using var connection = await source.OpenConnectionAsync(cancel);
        for (var from = 0; from < customers; from += Batch)
        {
            var count = Math.Min(Batch, customers - from);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await Execute(connection, "create temporary table seeded (key text, name text, folded_name text, zone text, contact text, email text, answers jsonb) on commit drop", cancel);
            await Copy(connection, survey.Value, seed, from, count, random, cancel);
            made += await Store(connection, survey.Definition, cancel);
            await transaction.CommitAsync(cancel);
            progress.Report(from + count);
        }
        return made;
    }

    private async Task Copy(NpgsqlConnection connection, Survey survey, int seed, int from, int count, Random random, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var copy = await connection.BeginBinaryImportAsync("copy seeded from stdin (format binary)", cancel);
        for (var i = from; i < from + count; i++)
        {
            var profile = GoalProfile.Draw(random);
            var (company, person) = SampleNames.Draw(random);
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync($"seed-{seed}-{i + 1}", NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(company, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(FoldedText.Of(company), NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(SampleNames.Zone(random), NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(person, NpgsqlDbType.Text, cancel);
            await copy.WriteAsync($"contact-{seed}-{i + 1}@example.com", NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(JsonSerializer.Serialize(profile.Answers(survey, random, today)), NpgsqlDbType.Jsonb, cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    private async Task<int> Store(NpgsqlConnection connection, Definition definition, CancellationToken cancel)
    {
        await using var store = new NpgsqlCommand(
            """
            with new_customers as (
                insert into customers (key, folded_key, name, folded_name, tier, time_zone, created_at)
                select key, key, name, folded_name, 'small', zone, @now from seeded
                on conflict (folded_key) do nothing
                returning id, key
            ),
            new_contacts as (
                insert into contacts (customer_id, name, email, role, created_at)
                select n.id, s.contact, s.email, 'champion', @now from new_customers n join seeded s using (key)
                returning id, customer_id, email
            )
            insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
            select k.customer_id, k.id, @survey, @purpose, @wave, @definition, s.answers, @now, @now, @now
            from new_contacts k join seeded s using (email)
            """, connection);
        store.Parameters.AddWithValue("now", clock.GetUtcNow());
        store.Parameters.AddWithValue("definition", definition.Id);
        store.Parameters.AddWithValue("survey", definition.Key);
        store.Parameters.AddWithValue("purpose", Purpose.Onboarding.Name());
        store.Parameters.AddWithValue("wave", Response.FirstWave);
        return await store.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
