using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Tests.Identity;

public sealed class EditOpsUsersTests
{
    [Theory]
    [InlineData("admin\uFFFE")]
    [InlineData("a\u0000b")]
    [InlineData("\u202Enimda")]
    public async Task A_name_that_no_user_can_have_is_refused_like_any_other(string name)
    {
        await using var host = await TestHost.Start();
        var refused = await OpsConsole.SignIn(host.Browser(), name, "some words of no user");
        Assert.True((int)refused.Status < 500);
        Assert.IsType<AddUserOutcome.Refused>(await host.Use<EditOpsUsers, AddUserOutcome>((edit, _) => edit.Add(name + "@acme.example", OpsRoles.Ops)));
    }

    [Fact]
    public async Task Of_those_who_reset_one_password_at_the_same_moment_each_gets_one_that_was_set_or_none()
    {
        await using var host = await TestHost.Start();
        await host.Use<EditOpsUsers, AddUserOutcome>((edit, _) => edit.Add("ann@acme.example", OpsRoles.Ops));
        var id = await host.Ask(db => db.Set<OpsUser>().Where(user => user.UserName == "ann@acme.example").Select(user => user.Id).SingleAsync());

        var passwords = await AtOnce.Run(12, () => host.Use<EditOpsUsers, string?>((edit, _) => edit.Reset(id)));

        Assert.Contains(passwords, password => password is not null);
        Assert.Contains(passwords, password => password is null);
    }

    [Theory]
    [InlineData("remove", "remove")]
    [InlineData("demote", "demote")]
    [InlineData("remove", "demote")]
    public async Task Of_two_admins_who_remove_each_other_at_the_same_moment_one_remains(string first, string second)
    {
        await using var host = await TestHost.Start();
        await host.Use<EditOpsUsers, AddUserOutcome>((edit, _) => edit.Add("ann@acme.example", OpsRoles.Admin));
        var admins = await host.Ask(db => db.Set<OpsUser>().Where(user => user.Role == OpsRoles.Admin).Select(user => user.Id).ToListAsync());
        Assert.Equal(2, admins.Count);

        // Both have come as far as they get before either is carried out.
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var gate = await source.OpenConnectionAsync();
        await using var closed = await gate.BeginTransactionAsync();
        await using (var all = new NpgsqlCommand("select from ops_users for update", gate)) await all.ExecuteNonQueryAsync();
        var both = Task.WhenAll(End(host, first, admins[1], admins[0]), End(host, second, admins[0], admins[1]));
        await Until.Waiting(host.ConnectionString, 2);
        await closed.CommitAsync();

        Assert.Single(await both, done => done);
        Assert.Equal(1, await host.Ask(db => db.Set<OpsUser>().CountAsync(user => user.Role == OpsRoles.Admin)));
    }

    [Fact]
    public async Task Who_is_no_admin_any_more_changes_nobody()
    {
        await using var host = await TestHost.Start();
        await host.Use<EditOpsUsers, AddUserOutcome>((edit, _) => edit.Add("ann@acme.example", OpsRoles.Ops));
        var users = await host.Ask(db => db.Set<OpsUser>().ToDictionaryAsync(user => user.Role, user => user.Id));
        Assert.False(await End(host, "remove", users[OpsRoles.Admin], users[OpsRoles.Ops]));
        Assert.False(await End(host, "demote", users[OpsRoles.Admin], users[OpsRoles.Ops]));
        Assert.False(await End(host, "remove", users[OpsRoles.Admin], null));
        Assert.Equal(1, await host.Ask(db => db.Set<OpsUser>().CountAsync(user => user.Role == OpsRoles.Admin)));
    }

    private static Task<bool> End(TestHost host, string how, string id, string? me) => host.Use<EditOpsUsers, bool>((edit, cancel) =>
        how == "remove" ? edit.Remove(id, me, cancel) : edit.GiveRole(id, OpsRoles.Ops, me, cancel));
}
