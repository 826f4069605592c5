using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Api;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Identity;
using Xunit.Abstractions;

namespace ScaleSuccess.Tests.Fuzz;

/// <summary>Alone in the process, so that its memory is the host's.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// Up to ten thousand requests over every route, form, editor and the API: whatever is sent, the answer is no 5xx, the log
/// holds no exception and the memory comes back. FUZZ_SEED tries others, FUZZ_SECONDS longer.
/// </summary>
[Collection("Alone")]
[Trait("Kind", "Fault")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Most = 5_000, AtOnce = 8, Batch = 300;
    /// <summary>Fewer than who asks: whoever holds one and waits for another would wait for good.</summary>
    private const int Connections = 2;
    private const long MemoryBack = 100 * 1024 * 1024;

    [Fact]
    public async Task Nothing_a_stranger_or_a_user_sends_is_our_fault()
    {
        var seed = Setting("FUZZ_SEED", 20261126);
        var limit = TimeSpan.FromSeconds(Setting("FUZZ_SECONDS", 60));
        var log = new RecordedLog();
        await using var host = await TestHost.Start(log: log, listens: true, connections: Connections, change: settings => settings with
        {
            Vendor = settings.Vendor with { PublicUrl = "http://success.acme.example" },
            RateLimits = Unlimited,
        });
        var guests = new List<Guest>();
        for (var i = 0; i <= AtOnce; i++) guests.Add(await host.A_guest_with_a_plan());
        await host.Everybody_accepts();
        host.Jump(TimeSpan.FromDays(30));
        await host.Run<SendDueCheckIns>();
        var (faults, sent, since) = (new ConcurrentQueue<string>(), 0, Stopwatch.StartNew());
        await Run(host, guests[0], seed, 0, faults);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Task.WhenAll(Enumerable.Range(1, AtOnce).Select(async worker =>
        {
            for (var batch = 0; since.Elapsed < limit && Volatile.Read(ref sent) < Most; batch++)
                Interlocked.Add(ref sent, await Run(host, guests[worker], seed + 1000 * worker + batch, batch, faults));
        }));

        output.WriteLine($"Seed {seed}: {sent} requests in {since.Elapsed.TotalSeconds:0} s");
        List<string> wrong = [.. faults, .. log.Faults.Select(line => $"{line.Category}: {line.Text}").Distinct()];
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(20)));
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"Memory kept: {kept / 1024 / 1024} MB");
        Assert.InRange(kept, long.MinValue, MemoryBack);
    }

    /// <summary>One batch, with links, a key and a user of its own: what it breaks for itself does not hide the next.</summary>
    private static async Task<int> Run(TestHost host, Guest guest, int seed, int batch, ConcurrentQueue<string> faults)
    {
        var junk = new Junk(new Random(seed));
        var checkIn = (await host.CheckInsOf(guest))[0].Id;
        var pages = await host.Token(guest.Visitor.ContactId, LinkPurpose.Pages);
        var unsubscribe = await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe);
        var key = await host.ApiKey();
        var browser = batch % 4 == 3 ? host.Browser() : await SignedIn(host, seed);
        string? Known(string name) => name switch
        {
            "Token" or "token" => junk.Chance(0.2) ? unsubscribe : pages,
            "Survey" or "survey" => "onboarding",
            "Page" => junk.Pick(["1", "2", "3", "4", "5"]),
            "Topic" => junk.Pick(Topic.All.ToList()),
            "Id" => junk.Pick([checkIn.ToString(CultureInfo.InvariantCulture), guest.Visitor.CustomerId.ToString(CultureInfo.InvariantCulture), "1"]),
            "Key" or "key" => junk.Pick(["growing", "small-fast", "goal-save_time", "check-in", "_frame", "plan-ready"]),
            _ => null,
        };
        var routes = FuzzedRoute.Of(host.Services.GetServices<EndpointDataSource>());
        var forms = await Forms(browser, routes, junk, Known);
        var requests = new FuzzedRequests(junk, routes, forms, Known, key);
        for (var i = 0; i < Batch; i++)
        {
            using var request = requests.Next();
            var sent = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync());
            try
            {
                using var response = await browser.Http.SendAsync(request);
                if ((int)response.StatusCode >= 500)
                    faults.Enqueue($"{(int)response.StatusCode} {request.Method} {request.RequestUri} {request.Content?.Headers.ContentType} {sent[..Math.Min(sent.Length, 300)]}");
            }
            catch (HttpRequestException)
            {
                // The server hung up on what is no HTTP, or on a body that is too large.
            }
        }
        return Batch;
    }

    /// <summary>Every form of every page that opens; a page that answers nothing has none.</summary>
    private static async Task<IReadOnlyList<FuzzedForm>> Forms(Browser browser, IReadOnlyList<FuzzedRoute> routes, Junk junk, Func<string, string?> known)
    {
        var forms = new List<FuzzedForm>();
        foreach (var route in routes.Where(route => route.Methods.Contains("GET") && route.Pattern != Urls.OpsJobs))
            forms.AddRange(FuzzedForm.On(await browser.Get(route.Address(junk, known, 0))));
        Assert.NotEmpty(forms);
        return [.. forms.Where(form => form.Action != Urls.SignOut)];
    }

    private static async Task<Browser> SignedIn(TestHost host, int number)
    {
        var name = $"fuzz-{number.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}@acme.example";
        var added = Assert.IsType<AddUserOutcome.Added>(await host.Use<EditOpsUsers, AddUserOutcome>((users, _) => users.Add(name, OpsRoles.Admin)));
        var browser = host.Browser();
        var page = await OpsConsole.SignIn(browser, name, added.OneTimePassword);
        Assert.Equal(Urls.Ops, (await OpsConsole.ChoosePassword(browser, page, added.OneTimePassword)).Url.AbsolutePath);
        return browser;
    }

    private static RateLimitOptions Unlimited => new()
    {
        SignInsPerAddress = 1_000_000, PostsPerAddress = 1_000_000, PostsPerLink = 1_000_000, HelpPerLink = 1_000_000, CallsPerKey = 1_000_000,
        PreviewsPerUser = 1_000_000, TestsPerUser = 1_000_000,
    };

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;
}
