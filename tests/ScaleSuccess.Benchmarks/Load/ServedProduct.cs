using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Web.Commands.Samples;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>The product as it is served, on loopback, with customers of its own.</summary>
public sealed class ServedProduct : IAsyncDisposable
{
    private readonly WebApplication app;

    private ServedProduct(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());
    public NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<ServedProduct> Start(string connectionString, CancellationToken cancel)
    {
        // No e-mails are sent, so no mail server is needed.
        var settings = Product.SettingsWith(new MailOptions { Transport = "smtp", Host = "127.0.0.1", Port = 1, Security = "none", From = "bench@acme.example" }) with
        {
            RateLimits = new RateLimitOptions { PostsPerAddress = int.MaxValue, PostsPerLink = int.MaxValue },
        };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Quietly(builder.Logging);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ScaleHost.AddProduct(builder.Services, settings, connectionString);
        ScaleHost.AddPages(builder.Services, settings, connectionString);
        var app = builder.Build();
        ScaleHost.Use(app, settings);
        await app.StartAsync(cancel);
        await app.Services.GetRequiredService<Prepare>().Done.WaitAsync(cancel);
        return new ServedProduct(app);
    }

    /// <summary>The tokens of as many new customers' personal links.</summary>
    public async Task<IReadOnlyList<string>> NewPeople(int people, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var save = scope.ServiceProvider.GetRequiredService<SaveCustomer>();
        var links = scope.ServiceProvider.GetRequiredService<PersonalLinks>();
        var tokens = new List<string>();
        for (var i = 1; i <= people; i++)
        {
            var saved = (SaveCustomerOutcome.Created)await save.Run(new CustomerRequest($"bench-{i}", $"Customer {i}", "small", "Europe/Berlin",
                [new ContactRequest("Nora Lindqvist", $"nora-{i}@example.com", Contact.Champion, null)]), cancel);
            tokens.Add(await links.Token(saved.Customer.Contacts[0].Id, LinkPurpose.Pages, cancel));
        }
        return tokens;
    }

    /// <summary>Customers who have answered, each with the plan of its segment, and the tokens of their personal links.</summary>
    public async Task<IReadOnlyList<string>> NewPlans(int customers, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SeedCustomers>(scope.ServiceProvider).Run(customers, seed: 1, new Progress<int>(), cancel);
        await scope.ServiceProvider.GetRequiredService<AssignSegments>().Run(cancel);
        await scope.ServiceProvider.GetRequiredService<StartPlans>().Run(cancel);
        var links = scope.ServiceProvider.GetRequiredService<PersonalLinks>();
        var tokens = new List<string>();
        await using var ask = Database.CreateCommand("select min(c.id) from contacts c join plans p using (customer_id) group by c.customer_id order by 1");
        await using var rows = await ask.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) tokens.Add(await links.Token(rows.GetInt64(0), LinkPurpose.Pages, cancel));
        return tokens.Count == customers ? tokens : throw new InvalidOperationException($"{tokens.Count} of {customers} customers have a plan.");
    }

    /// <summary>Warnings only, and to stderr: what is printed is the table.</summary>
    private static void Quietly(ILoggingBuilder logging) => logging.ClearProviders()
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        .SetMinimumLevel(LogLevel.Warning)
        // As in the product's keys: docs/security.md.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
