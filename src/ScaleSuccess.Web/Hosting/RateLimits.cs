using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Identity;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// How often anybody may ask. Twice on a request's way: by address before anything is read, and by link, key and user once
/// the form is there. Each node counts for itself.
/// </summary>
public sealed class RateLimits(AppSettings settings) : IDisposable
{
    /// <param name="Of">Whose count this request adds to; null: it does not count here.</param>
    private sealed record Limit(int Most, TimeSpan Within, Func<HttpContext, string?> Of);

    private sealed record CountedLimit(Limit Limit, PartitionedRateLimiter<string> Counts);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    private static IReadOnlyList<Limit> First(RateLimitOptions options) =>
    [
        new(options.PostsPerAddress, Minute, Address),
        new(options.SignInsPerAddress, Minute, context => IsSignIn(context) ? Address(context) : null),
    ];

    private static IReadOnlyList<Limit> Then(RateLimitOptions options) =>
    [
        new(options.PostsPerLink, Minute, Link),
        new(options.HelpPerLink, Hour, context => AsksForHelp(context) ? Link(context) : null),
        new(options.CallsPerKey, Minute, context => context.Request.Path.StartsWithSegments("/api") && Changes(context)
            ? Convert.ToHexString(ApiKey.HashOf(context.Request.Headers.Authorization.ToString())) : null),
        new(options.PreviewsPerUser, Minute, context => IsPreview(context) ? User(context) : null),
        new(options.TestsPerUser, Hour, context => Handler(context) == "email" && Field(context, "Do") == "test" ? User(context) : null),
    ];

    private readonly IReadOnlyList<CountedLimit> first = Counted(First(settings.RateLimits)), then = Counted(Then(settings.RateLimits));

    public static void Add(IServiceCollection services) => services.AddSingleton<RateLimits>();

    /// <summary>Ahead of whatever reads a body.</summary>
    public static void UseFirst(WebApplication app) => Use(app, limits => limits.first);

    /// <summary>Behind whatever reads the form and knows the user.</summary>
    public static void UseThen(WebApplication app) => Use(app, limits => limits.then);

    /// <summary>The counts, whose windows move by timers that would go on without the host.</summary>
    public void Dispose()
    {
        foreach (var limit in first.Concat(then)) limit.Counts.Dispose();
    }

    private static void Use(WebApplication app, Func<RateLimits, IReadOnlyList<CountedLimit>> chosen)
    {
        var limits = chosen(app.Services.GetRequiredService<RateLimits>());
        app.Use((context, next) => WaitOf(limits, context) is { } wait ? Refuse(context, wait) : next(context));
    }

    /// <returns>How long until it may ask again; null: it may now.</returns>
    private static TimeSpan? WaitOf(IReadOnlyList<CountedLimit> limits, HttpContext context)
    {
        foreach (var (limit, counts) in limits)
        {
            if (limit.Of(context) is not { } who) continue;
            using var lease = counts.AttemptAcquire(who);
            if (!lease.IsAcquired) return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        }
        return null;
    }

    private static IReadOnlyList<CountedLimit> Counted(IReadOnlyList<Limit> limits) =>
        [.. limits.Select(limit => new CountedLimit(limit, PartitionedRateLimiter.Create<string, string>(who =>
            RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = limit.Most, Window = limit.Within, SegmentsPerWindow = 6, QueueLimit = 0,
            }))))];

    private static Task Refuse(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problem.TooMany(context);
    }

    private static bool Changes(HttpContext context) => !HttpMethods.IsGet(context.Request.Method);

    private static string? Address(HttpContext context) => Changes(context) ? ClientAddress.Of(context) : null;

    private static bool IsSignIn(HttpContext context) => context.Request.Path.StartsWithSegments(Urls.SignIn, StringComparison.OrdinalIgnoreCase);

    /// <summary>The token of a personal link, for what is sent under it.</summary>
    private static string? Link(HttpContext context) =>
        Changes(context) && SecurityHeaders.IsPersonal(context.Request.Path) ? context.Request.Path.Value!.Split('/')[2] : null;

    private static string? User(HttpContext context) => context.User.Identity?.Name;

    private static bool AsksForHelp(HttpContext context) =>
        Handler(context) == "stuck" || (Handler(context) == "answer" && Field(context, "answer") == "stuck");

    private static bool IsPreview(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Urls.Ops) && context.Request.Path.Value!.EndsWith("/preview", StringComparison.OrdinalIgnoreCase);

    private static string? Handler(HttpContext context) => Field(context, "_handler");

    /// <summary>Of a form that has been read and whose token counts.</summary>
    private static string? Field(HttpContext context, string name) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } && !LostFormToken.Is(context)
            ? context.Features.Get<IFormFeature>()?.Form?[name].ToString() : null;
}
