using System.Globalization;
using ScaleSuccess.App;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Commands;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Serves the pages, the API and the journey's steps, until it is told to stop.</summary>
public static class Serve
{
    public static Task<int> Run(string? data, int? port, CancellationToken cancel) => CommandLine.Guard(
        () => Run(CommandHost.ReadSettings(data), port, System.Console.Out, Logs.Set, cancel));

    /// <param name="said">Where it tells that it serves, and where everything is.</param>
    /// <param name="log">Where the rest goes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(AppSettings given, int? port, TextWriter said, Action<ILoggingBuilder, AppSettings> log, CancellationToken cancel)
    {
        var settings = ForPort(given, port);
        if (settings.Validate() is { Count: > 0 } mistakes) return CommandLine.Refuse(mistakes);
        if (await BrokenDefinitions(settings, cancel) is { Count: > 0 } broken)
            return CommandLine.Refuse([.. broken.Select(mistake => mistake.ToString()),
                $"ScaleSuccess did not start: {broken.Count} mistakes in the files of {settings.DefinitionFolder}."]);

        if (PortIsTaken(settings, port) is { } taken)
            return CommandLine.Refuse($"Port {taken} is taken by another program. Stop it, or start with --port.");

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        log(builder.Logging, settings);
        using var logs = LoggerFactory.Create(logging => log(logging, settings));
        await using var database = await CommandDatabase.Start(settings, logs.CreateLogger("ScaleSuccess.Data"), cancel);
        builder.WebHost.UseUrls(Addresses(settings, port));
        ScaleHost.AddProduct(builder.Services, settings, database.ConnectionString);
        ScaleHost.AddPages(builder.Services, settings, database.ConnectionString);
        HangfireSetup.AddWorkers(builder.Services);
        await using var app = builder.Build();
        ScaleHost.Use(app, settings);
        await app.Services.GetRequiredService<Prepare>().Schema(cancel);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return CommandLine.Refuse($"{e.Message} Stop the other program, or start with --port.");
        }
        using var stop = cancel.Register(app.Lifetime.StopApplication);
        var welcome = PrintWelcome.When(app, settings, database.Engine, said);
        await app.WaitForShutdownAsync(CancellationToken.None);
        return await welcome;
    }

    /// <summary>In development the links use the port that is served; elsewhere the operator sets PublicUrl.</summary>
    private static AppSettings ForPort(AppSettings settings, int? port) =>
        port is { } chosen && settings.IsDevelopment && settings.Vendor.PublicUrl == new VendorOptions().PublicUrl
            ? settings with { Vendor = settings.Vendor with { PublicUrl = $"http://localhost:{chosen.ToString(CultureInfo.InvariantCulture)}" } }
            : settings;

    /// <summary>Checked before anything is started: a server that cannot listen need not create a database first.</summary>
    private static int? PortIsTaken(AppSettings settings, int? port)
    {
        if (Addresses(settings, port) is not [var only] || !Uri.TryCreate(only.Replace("*", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var address))
            return null;
        try
        {
            using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, address.Port);
            probe.Start();
            return null;
        }
        catch (System.Net.Sockets.SocketException e) when (e.SocketErrorCode == System.Net.Sockets.SocketError.AddressAlreadyInUse)
        {
            return address.Port;
        }
    }

    /// <summary>Development tools are for this machine only; a production server listens where it is told to.</summary>
    private static string[] Addresses(AppSettings settings, int? port)
    {
        var chosen = (port ?? ServeCommand.DefaultPort).ToString(CultureInfo.InvariantCulture);
        return port is null && Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } given
            ? given.Split(';', StringSplitOptions.RemoveEmptyEntries)
            : [settings.IsDevelopment ? $"http://localhost:{chosen}" : $"http://*:{chosen}"];
    }

    private static async Task<IReadOnlyList<Mistake>> BrokenDefinitions(AppSettings settings, CancellationToken cancel) =>
        await DefinitionFiles.Check(new DefinitionFolder(settings.DefinitionFolder), cancel);
}
