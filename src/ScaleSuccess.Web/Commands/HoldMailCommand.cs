using System.CommandLine;
using ScaleSuccess.Emails.Holds;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>hold-mail</c> and <c>release-mail</c>: no e-mail to customers, and e-mail again; also before <c>serve</c> starts.</summary>
public static class HoldMailCommand
{
    public static Command Hold(Option<string?> data, CommandHost host) => Create(
        "hold-mail", "Hold all mail to customers until it is released; messages stay queued.", data, host,
        async (services, cancel) => await services.GetRequiredService<HoldMail>().Run(HoldReason.Operator, Environment.UserName, cancel)
            ? "All mail is on hold. Release it with ./run release-mail or in the console's settings."
            : "All mail was already on hold.");

    public static Command Release(Option<string?> data, CommandHost host) => Create(
        "release-mail", "Send held mail.", data, host,
        async (services, cancel) => await services.GetRequiredService<ReleaseMail>().Run(Environment.UserName, cancel)
            ? "Mail is released: waiting messages are sent with the next run of dispatch-messages."
            : "Mail was not on hold.");

    private static Command Create(
        string name, string does, Option<string?> data, CommandHost host, Func<IServiceProvider, CancellationToken, Task<string>> work)
    {
        var command = new Command(name, does);
        command.SetAction((parsed, cancel) => host.With(parsed.GetValue(data), async (services, stop) =>
        {
            // Startup does this first; otherwise it would hold again what is released here.
            await services.GetRequiredService<RecognizeCopy>().Run(stop);
            System.Console.WriteLine(await work(services, stop));
            return CommandLine.Done;
        }, cancel));
        return command;
    }
}
