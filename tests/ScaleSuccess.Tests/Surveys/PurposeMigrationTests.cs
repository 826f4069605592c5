using Npgsql;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans;
using Sql = ScaleSuccess.Foundation.Sql;

namespace ScaleSuccess.Tests.Surveys;

/// <summary>What 0015 makes of an installation whose survey said neither what it is for nor what its questions mean.</summary>
public sealed class PurposeMigrationTests
{
    [Fact]
    public async Task The_survey_of_old_says_what_it_is_for_and_its_responses_too()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(static (_, _) => Task.CompletedTask)).NewDatabase());
        foreach (var migration in Sql.Migrations.TakeWhile(name => !name.StartsWith("0015", StringComparison.Ordinal)))
            await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
        var now = RepositoryFiles.Survey.Content;
        var old = string.Join('\n', now.Split('\n').Where(line => !line.StartsWith("purpose:", StringComparison.Ordinal) && !line.Contains(" means: ", StringComparison.Ordinal)));
        Assert.Equal(12, now.Split('\n').Length - old.Split('\n').Length);
        await using (var add = source.CreateCommand(
            """
            insert into definitions (kind, key, version, source, origin, author, created_at)
            values ('survey', 'onboarding', 1, $1, 'file', 'file', now()), ('survey', 'pulse', 1, 'survey: pulse', 'file', 'file', now())
            """))
        {
            add.Parameters.AddWithValue(old);
            await add.ExecuteNonQueryAsync();
        }
        await source.Execute("""
            insert into customers (key, name, tier, time_zone, created_at) values ('a', 'A', 'small', 'UTC', now());
            insert into contacts (customer_id, name, email, role, created_at) values (1, 'N', 'n@a.example', 'champion', now());
            insert into responses (customer_id, contact_id, survey, wave, definition_id, started_at, saved_at)
            values (1, 1, 'onboarding', 'first', 1, now(), now()), (1, 1, 'pulse', 'first', 2, now(), now());
            """);

        await source.Execute(Sql.Text("Foundation/Migrations/" + Sql.Migrations.Single(name => name.StartsWith("0015", StringComparison.Ordinal))));

        Assert.Equal(now, await source.One("select source from definitions where key = 'onboarding'"));
        Assert.Equal("survey: pulse", await source.One("select source from definitions where key = 'pulse'"));
        Assert.Equal("onboarding onboarding, pulse other", await source.One("select string_agg(survey || ' ' || purpose, ', ' order by id) from responses"));
    }
}
