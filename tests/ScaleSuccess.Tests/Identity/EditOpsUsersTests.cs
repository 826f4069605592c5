using Microsoft.EntityFrameworkCore;
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
}
