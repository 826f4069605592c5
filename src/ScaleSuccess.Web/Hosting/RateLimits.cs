using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
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
public static class RateLimits
{
    /// <param name="Of">Whose count this request adds to; null: it does not count here.</param>
    private sealed record Limit(string Name, int Most, TimeSpan Within, Func<HttpContext, string?> Of);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    private static IReadOnlyList<Limit> First(RateLimitOptions options) =>
    [
        new("address", options.PostsPerAddress, Minute, Address),
        new("sign-in", options.SignInsPerAddress, Minute, context => IsSignIn(context) ? Address(context) : null),
    ];

    private static IReadOnlyList<Limit> Then(RateLimitOptions options) =>
    [
        new("link", options.PostsPerLink, Minute, Link),
        new("help", options.HelpPerLink, Hour, context => AsksForHelp(context) ? Link(context) : null),
        new("key", options.CallsPerKey, Minute, context => context.Request.Path.StartsWithSegments("/api") && Changes(context)
            ? Convert.ToHexString(ApiKey.HashOf(context.Request.Headers.Authorization.ToString())) : null),
        new("preview", options.PreviewsPerUser, Minute, context => IsPreview(context) ? User(context) : null),
        new("test", options.TestsPerUser, Hour, context => Handler(context) == "email" && Field(context, "Do") == "test" ? User(context) : null),
    ];

    public static void Add(IServiceCollection services, RateLimitOptions options) =>
        services.AddRateLimiter(limiter => (limiter.GlobalLimiter, limiter.OnRejected) = (All(Then(options)), Refuse));

    /// <summary>Ahead of whatever reads a body.</summary>
    public static void UseFirst(IApplicationBuilder app, RateLimitOptions options) =>
        app.UseRateLimiter(new RateLimiterOptions { GlobalLimiter = All(First(options)), OnRejected = Refuse });

    private static PartitionedRateLimiter<HttpContext> All(IReadOnlyList<Limit> limits) =>
        PartitionedRateLimiter.CreateChained([.. limits.Select(limit => PartitionedRateLimiter.Create<HttpContext, string>(context =>
            limit.Of(context) is { } who
                ? RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = limit.Most, Window = limit.Within, SegmentsPerWindow = 6, QueueLimit = 0,
                })
                : RateLimitPartition.GetNoLimiter("")))]);

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Problem.TooMany(context);
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
