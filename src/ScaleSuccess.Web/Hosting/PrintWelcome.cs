using ScaleSuccess.Access;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Selection;
using ScaleSuccess.Web.Commands;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Development;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Identity;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Prints where everything is when the program has started.</summary>
public static class PrintWelcome
{
    /// <returns>The exit code; not <see cref="CommandLine.Done"/> when the database could not be prepared: the host then stops.</returns>
    public static async Task<int> When(WebApplication app, AppSettings settings, string database, TextWriter said)
    {
        var prepare = app.Services.GetRequiredService<Prepare>();
        try
        {
            var welcome = await prepare.Done.WaitAsync(app.Lifetime.ApplicationStopping);
            await Print(app.Services, settings, database, welcome, said);
            return CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            return CommandLine.Done;
        }
        catch (Exception e) when (e is SchemaRefusedException or KeysRefusedException)
        {
            app.Lifetime.StopApplication();
            return CommandLine.Refuse(e.Message);
        }
        catch (Exception e)
        {
            await System.Console.Error.WriteLineAsync($"The database could not be prepared: {e.GetBaseException().Message}");
            app.Lifetime.StopApplication();
            return CommandLine.Failed;
        }
    }

    private static async Task Print(IServiceProvider services, AppSettings settings, string database, Welcome welcome, TextWriter said)
    {
        var lines = new List<(string What, string Where)>();
        if (welcome.SurveyPath is { } survey) lines.Add(("Answer the survey as a sample customer", settings.PublicUrl + survey));
        lines.Add(("Ops console", settings.PublicUrl + Urls.Ops));
        lines.Add(("   sign in as", welcome.OneTimePassword is { } password
            ? $"{FirstOpsUser.Name}, one-time password {password}"
            : "the user and password you chose (forgotten: ./run reset-password USER)"));
        if (settings.Mail.UsesFolder(settings.IsDevelopment))
            lines.Add(("Development mailbox", settings.PublicUrl + Urls.DevelopmentMailbox));
        if (settings.IsDevelopment) lines.Add(("Move the clock", settings.PublicUrl + Urls.DevelopmentClock));
        lines.Add(("Engines", $"mail by {services.GetRequiredService<IMailTransport>().Engine}; segments by "
            + string.Join(", ", EngineChoice.Of(settings.Segments.Engine).Select(engine => engine.Engine))));
        lines.Add(("Database", database));
        await said.WriteLineAsync();
        await said.WriteLineAsync($"ScaleSuccess is running at {settings.PublicUrl}");
        var width = lines.Max(line => line.What.Length);
        foreach (var (what, where) in lines) await said.WriteLineAsync($"  {what.PadRight(width)}  {where}");
        await said.WriteLineAsync("Stop with Ctrl-C; the database is kept.");
        await said.WriteLineAsync();
    }
}
