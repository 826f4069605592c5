using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>reset-password USER</c>: a new one-time password for the console.</summary>
public static class ResetPassword
{
    public static Command Create(Option<string?> data, CommandHost host)
    {
        var user = new Argument<string>("USER") { Description = "The user's sign-in name, e.g. admin." };
        var command = new Command("reset-password", "Give a console user a new one-time password.") { user };
        command.SetAction((parsed, cancel) => host.With(parsed.GetValue(data), async (services, _) =>
        {
            var name = parsed.GetRequiredValue(user);
            if (await services.GetRequiredService<UserManager<OpsUser>>().FindByNameAsync(name) is not { } found)
                return CommandLine.Refuse($"User {name} not found.");
            var password = await services.GetRequiredService<FirstOpsUser>().Reset(found);
            if (password is null) return CommandLine.Refuse($"User {name} was changed at the same moment: nothing was done. Start this again.");
            System.Console.WriteLine($"One-time password for {name}: {password}");
            return CommandLine.Done;
        }, cancel));
        return command;
    }
}
