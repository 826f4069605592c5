using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Benchmarks.Load;

namespace ScaleSuccess.Benchmarks.Bare;

/// <summary>The least that a page can cost: Blazor's static rendering, one Npgsql query, and the size of the page it is compared with.</summary>
public sealed class BareHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());
    public WebRequest Request { get; private set; } = new("", "", null);

    /// <param name="bytes">The size of the page, without its headers.</param>
    public static async Task<BareHost> Start(string connectionString, int bytes, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorComponents();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<BareShell>();
        await using (var create = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "create table people (id bigint primary key, name text not null); insert into people values (1, 'Nora Lindqvist')"))
            await create.ExecuteNonQueryAsync(cancel);
        await app.StartAsync(cancel);
        var host = new BareHost(app);
        host.Request = new WebRequest($"/bare/{await host.Lines(bytes, cancel)}", "", null);
        return host;
    }

    /// <summary>How many lines make a page of this size.</summary>
    private async Task<int> Lines(int bytes, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address };
        async Task<double> Size(int lines) => (await http.GetByteArrayAsync($"/bare/{lines}", cancel)).Length;
        var (none, hundred) = (await Size(0), await Size(100));
        return (int)Math.Max(0, Math.Round((bytes - none) / ((hundred - none) / 100)));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
