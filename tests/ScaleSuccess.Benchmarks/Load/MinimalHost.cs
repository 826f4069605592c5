using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>The least that a form post can cost: antiforgery checked by the framework, one insert, a redirect.</summary>
public sealed class MinimalHost : IAsyncDisposable
{
    public const string Done = "/done";

    private readonly WebApplication app;

    private MinimalHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());
    public IReadOnlyList<WebRequest> Posts { get; private set; } = [];

    public static async Task<MinimalHost> Start(string connectionString, int browsers, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAntiforgery();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapGet("/form", (HttpContext context, IAntiforgery antiforgery) => Results.Text(
            $"<input name=\"{OpenedForm.TokenField}\" value=\"{antiforgery.GetAndStoreTokens(context).RequestToken}\">", "text/html"));
        app.MapPost("/form", Insert);
        await using (var create = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "create table posted (id bigint generated always as identity primary key, answers jsonb not null, saved_at timestamptz not null)"))
            await create.ExecuteNonQueryAsync(cancel);
        await app.StartAsync(cancel);
        var host = new MinimalHost(app);
        await host.Open(browsers, cancel);
        return host;
    }

    public async Task<long> Inserted(CancellationToken cancel)
    {
        await using var count = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from posted");
        return (long)(await count.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Binding the form makes the framework check its token.</summary>
    private static async Task<IResult> Insert(IFormCollection form, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var insert = source.CreateCommand("insert into posted (answers, saved_at) values ($1, now())");
        insert.Parameters.Add(new NpgsqlParameter { Value = form["answers"].ToString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await insert.ExecuteNonQueryAsync(cancel);
        return Results.Redirect(Done);
    }

    private async Task Open(int browsers, CancellationToken cancel)
    {
        var answers = "answers=" + Uri.EscapeDataString("""{"goals": ["save_time", "see_numbers"], "goals.other": [""], "where_to_be": ["my_team"], "where_to_be.other": [""]}""");
        await OpenedForm.ExpectRefusal(Address, "/form", answers, cancel);
        var opened = new List<WebRequest>();
        for (var i = 0; i < browsers; i++)
        {
            var page = await OpenedForm.Get(Address, "/form", cancel);
            var form = $"{answers}&{OpenedForm.TokenField}={Uri.EscapeDataString(page.Token)}";
            opened.Add(new WebRequest("/form", page.Cookie, form));
        }
        Posts = opened;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
