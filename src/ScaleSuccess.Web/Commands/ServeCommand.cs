using System.CommandLine;

namespace ScaleSuccess.Web.Commands;

/// <summary>Serves until it is told to stop; returns the exit code.</summary>
/// <param name="data">The option --data.</param>
/// <param name="port">The option --port.</param>
public delegate Task<int> ServePages(string? data, int? port, CancellationToken cancel);

/// <summary><c>serve</c>: the pages, the API and the journey's steps, until it is told to stop.</summary>
public static class ServeCommand
{
    public const int DefaultPort = 5080;

    public static Command Create(Option<string?> data, ServePages serve)
    {
        var port = PortOption();
        var command = new Command("serve", "Serve the pages and run the journey's steps until stopped (the default).") { port };
        command.SetAction((parsed, cancel) => serve(parsed.GetValue(data), parsed.GetValue(port), cancel));
        return command;
    }

    public static Option<int?> PortOption()
    {
        var port = new Option<int?>("--port") { Description = $"Port to serve on (default: {DefaultPort})." };
        port.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && !(int.TryParse(typed.Value, out var number) && number is >= 1 and <= 65535)) given.AddError("--port takes a number from 1 to 65535.");
        });
        return port;
    }
}
