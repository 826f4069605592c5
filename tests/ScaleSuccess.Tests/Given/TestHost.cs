using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Logging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given.Databases;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web.Hosting.Background;

namespace ScaleSuccess.Tests.Given;

/// <summary>
/// The whole product over HTTP, in this process, on a database of its own. No step runs by itself. A browser is made by
/// <see cref="Browser"/>: each has its own cookies and follows redirects.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool listens;
    private readonly LentDatabase? lent;

    private TestHost(
        WebApplication app, string connectionString, LentDatabase? lent, FakeTimeProvider clock, RecordingMail mail, Welcome welcome, bool listens) =>
        (this.app, this.lent, this.listens, ConnectionString, Clock, Mail, OneTimePassword) =
        (app, lent, listens, connectionString, clock, mail, welcome.OneTimePassword!);

    public string ConnectionString { get; }

    public FakeTimeProvider Clock { get; }
    public RecordingMail Mail { get; }

    /// <summary>It is so much later. The host's timers, which tick each minute, do not tick through the months.</summary>
    public void Jump(TimeSpan by) => Clock.AdjustTime(Clock.GetUtcNow() + by);

    /// <summary>The steps that were nudged; they wait for a worker that never comes.</summary>
    public IReadOnlyList<string> Nudges
    {
        get
        {
            var jobs = Services.GetRequiredService<JobStorage>().GetMonitoringApi();
            return [.. jobs.Queues().SelectMany(queue => jobs.EnqueuedJobs(queue.Name, 0, 100)).Select(job => (string)job.Value.Job.Args[0])];
        }
    }

    /// <summary>Lets the user `admin` into the console for the first time.</summary>
    public string OneTimePassword { get; }
    public IServiceProvider Services => app.Services;

    /// <param name="definitions">Where surveys/, plans/ and emails/ are; null: the repository's own.</param>
    /// <param name="database">One that another host may share and that stays; null: its own.</param>
    /// <param name="change">Settings that differ from the usual ones.</param>
    /// <param name="log">Who listens to the log.</param>
    /// <param name="connections">At most so many to the database; null: as usual.</param>
    /// <param name="listens">On a port of its own, as in production, instead of in memory.</param>
    public static async Task<TestHost> Start(
        string? definitions = null, string? database = null, Func<AppSettings, AppSettings>? change = null, ILoggerProvider? log = null,
        bool listens = false, int? connections = null)
    {
        var settings = (change ?? (usual => usual))(Product.SettingsFor(definitions, null));
        if (database is not null) return await On(database, lent: null, settings, log, listens);
        var lent = await (definitions is null ? ProductDatabase.LentWithDefinitions() : ProductDatabase.Lent());
        var connectionString = connections is { } most ? new NpgsqlConnectionStringBuilder(lent.ConnectionString) { MaxPoolSize = most }.ConnectionString : lent.ConnectionString;
        return await On(connectionString, lent, settings, log, listens);
    }

    /// <summary>With 300 customers assigned by rules, and a candidate model of their answers with its dry run.</summary>
    public static async Task<TestHost> WithACandidate()
    {
        var lent = await ProductDatabase.LentWithACandidate();
        return await On(lent.ConnectionString, lent, Product.SettingsFor(null, null), log: null, listens: false);
    }

    private static async Task<TestHost> On(string connectionString, LentDatabase? lent, AppSettings settings, ILoggerProvider? log, bool listens)
    {
        var (clock, mail) = (new FakeTimeProvider(Product.Start), new RecordingMail());
        var builder = WebApplication.CreateBuilder();
        Logs.Set(builder.Logging, settings);
        builder.Logging.ClearProviders();
        if (log is not null) builder.Logging.AddProvider(log);
        if (listens) builder.WebHost.UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseTestServer();
        builder.Host.UseDefaultServiceProvider(checks => Product.Strict(checks, builder.Services));
        ScaleHost.AddPages(builder.Services, settings, connectionString);
        Product.AddTo(builder.Services, settings, connectionString, clock, mail, lent);
        // Hundreds of tests sign in: a hash that is meant to be slow would be a fifth of their time.
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
        builder.Services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        var app = builder.Build();
        ScaleHost.Use(app, settings);
        await app.Services.GetRequiredService<Prepare>().Schema(CancellationToken.None);
        await app.StartAsync();
        return new TestHost(app, connectionString, lent, clock, mail, await app.Services.GetRequiredService<Prepare>().Done, listens);
    }

    /// <param name="cookies">Those of another browser, as if copied now; null: none yet.</param>
    /// <param name="address">Where its requests come from, unless the host listens.</param>
    public Browser Browser(CookieContainer? cookies = null, string address = "192.0.2.1")
    {
        var own = new CookieContainer();
        if (cookies is not null) own.Add(cookies.GetAllCookies());
        HttpMessageHandler handler = listens ? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
            : app.GetTestServer().CreateHandler(context => context.Connection.RemoteIpAddress = IPAddress.Parse(address));
        return new Browser(new HttpClient(new WithCookies(handler, own)) { BaseAddress = listens ? Address : new Uri("https://success.acme.example") }, own);
    }

    /// <summary>Where a host that listens is reached.</summary>
    public Uri Address => new(app.Urls.Single());

    public async Task<TResult> Use<T, TResult>(Func<T, CancellationToken, Task<TResult>> use) where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<T>(), CancellationToken.None);
    }

    public Task<int> Run<TStep>() where TStep : IStep => Use<TStep, int>((step, cancel) => step.Run(cancel));
    public Task<TResult> Ask<TResult>(Func<ScaleDb, Task<TResult>> ask) => Use<ScaleDb, TResult>((db, _) => ask(db));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        // Hangfire keeps the log of the host that started last, for all of the process: other hosts go on.
        LogProvider.SetCurrentLogProvider(null);
        await app.DisposeAsync();
        if (lent is not null) await lent.GiveBack();
    }

    private sealed class WithCookies(HttpMessageHandler inner, CookieContainer cookies) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept) request.Headers.Add("Cookie", kept);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) cookies.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }
}

/// <summary>One host for those tests of a class that change nothing in it.</summary>
public sealed class UnchangedHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await TestHost.Start();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

/// <summary>A page as a browser received it.</summary>
/// <param name="Url">Where the redirects ended.</param>
public sealed record Page(HttpStatusCode Status, Uri Url, IHtmlDocument Document, HttpResponseMessage Response)
{
    public string Text => Document.Body?.TextContent ?? "";
}

/// <summary>Opens pages and sends their forms, as a browser without script does.</summary>
public sealed class Browser(HttpClient http, CookieContainer cookies)
{
    /// <summary>Of a host that is a process of its own.</summary>
    public static Browser At(Uri address)
    {
        var cookies = new CookieContainer();
        return new Browser(new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address }, cookies);
    }

    private const int MostRedirects = 10;

    public HttpClient Http => http;
    public CookieContainer Cookies => cookies;

    public Task<Page> Get(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Sends a form of the page with what it holds, changed as told: field → values; an empty array leaves a field out.</summary>
    /// <param name="selector">Of the form, or of the button in it that is clicked.</param>
    public Task<Page> Submit(Page page, string selector, params (string Field, string[] Values)[] changed)
    {
        var found = page.Document.QuerySelector(selector) ?? throw new InvalidOperationException($"The page has no {selector}: {page.Text}");
        var form = (IHtmlFormElement)(FormOf(page.Document, found) ?? throw new InvalidOperationException($"{selector} is in no form."));
        var fields = Held(form).ToList();
        if (found is not IHtmlFormElement && found.GetAttribute("name") is { } name)
            fields.Add(new(name, found.GetAttribute("value") ?? ""));
        foreach (var (field, values) in changed)
        {
            fields.RemoveAll(pair => pair.Key == field);
            fields.AddRange(values.Select(value => new KeyValuePair<string, string>(field, value)));
        }
        var action = (found.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } given ? new Uri(page.Url, given) : page.Url;
        return Send(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>A button may stand elsewhere on the page than its form.</summary>
    private static IElement? FormOf(IDocument page, IElement found) =>
        found.GetAttribute("form") is { } id ? page.GetElementById(id) : found.Closest("form");

    internal static IEnumerable<KeyValuePair<string, string>> Held(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(e => !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            if (element is IHtmlInputElement { Type: "checkbox" or "radio" } tick)
            {
                if (tick.IsChecked) yield return new(name, tick.Value);
            }
            else if (element is IHtmlInputElement input) yield return new(name, input.Value);
            else if (element is IHtmlTextAreaElement text) yield return new(name, text.Value);
            else if (element is IHtmlSelectElement select) yield return new(name, select.Value ?? "");
        }
    }

    private async Task<Page> Send(HttpRequestMessage request)
    {
        var url = new Uri(http.BaseAddress!, request.RequestUri!);
        var response = await http.SendAsync(request);
        for (var i = 0; i < MostRedirects && (int)response.StatusCode is 301 or 302 or 303; i++)
        {
            url = new Uri(url, response.Headers.Location!);
            response = await http.GetAsync(url);
        }
        var context = BrowsingContext.New(Configuration.Default);
        var document = await context.OpenAsync(open => open.Content(response.Content.ReadAsStream()).Address(url));
        return new Page(response.StatusCode, url, (IHtmlDocument)document, response);
    }
}
