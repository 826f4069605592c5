using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>The product as it is served, on loopback, with people who have opened the first page of their survey.</summary>
public sealed class SurveyHost : IAsyncDisposable
{
    /// <summary>Where the first page leads when all is well with it.</summary>
    public const string NextPage = "/onboarding/2";

    /// <summary>Each sender's people, so that two posts to the same row are never under way at once.</summary>
    private const int PeopleEach = 10;

    private readonly WebApplication app;

    private SurveyHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());
    public IReadOnlyList<Sender> Senders { get; private set; } = [];

    public static async Task<SurveyHost> Start(string connectionString, int senders, CancellationToken cancel)
    {
        // No e-mails are sent, so no mail server is needed.
        var settings = Product.SettingsWith(new MailOptions { Transport = "smtp", Host = "127.0.0.1", Port = 1, Security = "none", From = "bench@acme.example" });
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Quietly(builder.Logging);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ScaleHost.AddProduct(builder.Services, settings, connectionString);
        ScaleHost.AddPages(builder.Services, settings, connectionString);
        var app = builder.Build();
        ScaleHost.Use(app, settings);
        await app.StartAsync(cancel);
        await app.Services.GetRequiredService<Prepare>().Done.WaitAsync(cancel);
        var host = new SurveyHost(app);
        await host.Open(senders, cancel);
        return host;
    }

    /// <summary>All answers were saved, and nothing else was counted as success.</summary>
    public async Task ExpectSaved(CancellationToken cancel)
    {
        await using var ask = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select count(*) from responses where answers -> 'goals' = '[\"save_time\", \"see_numbers\"]' and submitted_at is null");
        if (await ask.ExecuteScalarAsync(cancel) is not long saved || saved != Senders.Count * PeopleEach)
            throw new InvalidOperationException("The answers were not saved.");
    }

    private async Task Open(int senders, CancellationToken cancel)
    {
        var paths = await Paths(senders * PeopleEach, cancel);
        await OpenedForm.ExpectRefusal(Address, paths[0], Form(null), cancel);
        var opened = new List<Sender>();
        foreach (var own in paths.Chunk(PeopleEach))
        {
            var page = await OpenedForm.Get(Address, own[0], cancel);
            var form = Form(page.Token);
            opened.Add(new Sender(page.Cookie, i => (own[i % own.Length], form)));
        }
        Senders = opened;
    }

    /// <summary>The first page of as many people's surveys.</summary>
    private async Task<List<string>> Paths(int people, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var save = scope.ServiceProvider.GetRequiredService<SaveCustomer>();
        var links = scope.ServiceProvider.GetRequiredService<PersonalLinks>();
        var paths = new List<string>();
        for (var i = 1; i <= people; i++)
        {
            var saved = (SaveCustomerOutcome.Created)await save.Run(new CustomerRequest($"bench-{i}", $"Customer {i}", "small", "Europe/Berlin",
                [new ContactRequest("Nora Lindqvist", $"nora-{i}@example.com", Contact.Champion, null)]), cancel);
            var token = await links.Token(saved.Customer.Contacts[0].Id, LinkPurpose.Pages, cancel);
            paths.Add(Urls.SurveyPage(token, "onboarding", 1));
        }
        return paths;
    }

    /// <summary>Warnings only, and to stderr: what is printed is the table.</summary>
    private static void Quietly(ILoggingBuilder logging) => logging.ClearProviders()
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .SetMinimumLevel(LogLevel.Warning)
        // As in the product's keys: docs/security.md.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);

    private static string Form(string? token) =>
        "_handler=answers&page=1&goals=save_time&goals=see_numbers&goals.other=&where_to_be=my_team&where_to_be.other=&go=next"
        + (token is null ? "" : $"&{OpenedForm.TokenField}={Uri.EscapeDataString(token)}");

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
