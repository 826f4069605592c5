using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// /healthz: this process runs. /readyz: it can do its work, and what it lacks. A mail server that is away does not take
/// a node out of service (its pages work, its messages wait), so that answers 200 with the reason; the database does.
/// </summary>
public static class Health
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(
        Readiness readiness, NpgsqlDataSource source, IMailTransport mail, DeliveryWords words, DefinitionProblems definitions, CancellationToken cancel)
    {
        var database = readiness.Problem ?? await AskDatabase(source, cancel);
        var post = await AskMail(mail, words, cancel);
        var body = new
        {
            status = database is not null ? "not ready" : post is not null ? "ready, mail is waiting" : "ready",
            database = database ?? "ok",
            mail = post ?? "ok",
            definitions = definitions.Mistakes.Count == 0 ? "ok" : $"{definitions.Mistakes.Count} mistakes in changed files; the last good versions are in force",
        };
        return Results.Json(body, statusCode: database is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <returns>Null when it answers.</returns>
    public static async Task<string?> AskDatabase(NpgsqlDataSource source, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limit.Token);
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return $"The database cannot be reached: {e.Message}";
        }
    }

    private static async Task<string?> AskMail(IMailTransport mail, DeliveryWords words, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            return await mail.Check(limit.Token) is { } reason ? words.Of(reason) : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "The mail server did not answer within 5 seconds.";
        }
    }
}
