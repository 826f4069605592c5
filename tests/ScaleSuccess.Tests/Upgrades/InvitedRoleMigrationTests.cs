using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>An invitation that waits to be sent while the product is upgraded says as what its reader was named, like the new ones.</summary>
public sealed class InvitedRoleMigrationTests
{
    [Fact]
    public async Task Invitations_that_wait_say_as_what_their_readers_were_named()
    {
        await using var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(Earlier)).NewDatabase());
        await source.Execute("""
            insert into customers (key, name, tier, time_zone, created_at) values ('a', 'A', 'small', 'UTC', now());
            insert into contacts (customer_id, name, email, role, consent, created_at) values (1, 'N', 'n@a.example', 'economic_buyer', 'asked', now());
            insert into messages (contact_id, email, occurrence, topic, data, due_at, created_at) values
                (1, 'colleague-invitation', 'invitation', 'invitation', '{"inviter.name": "Nora"}', now(), now()), (1, 'plan-ready', 'plan/1', 'plan', '{}', now(), now());
            """);
        await source.Execute(Sql.Text("Foundation/Migrations/0045_settled_disagreements.sql"));
        Assert.Equal("""{"invited.role": "the decision maker", "inviter.name": "Nora"}""", await source.One("select data::text from messages where email = 'colleague-invitation'"));
        Assert.Equal("{}", await source.One("select data::text from messages where email = 'plan-ready'"));
    }

    private static async Task Earlier(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var migration in Sql.Migrations.TakeWhile(name => string.CompareOrdinal(name, "0045") < 0))
            await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
    }
}
