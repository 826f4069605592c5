namespace ScaleSuccess.Web.Configuration;

/// <summary>
/// How often something may be asked for, under <c>RateLimits</c>. The defaults leave room for an office of fifty behind
/// one address that answers the survey together; a script that runs wild is stopped.
/// </summary>
public sealed record RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Whatever is sent from one address, a minute. A survey saves itself twice a second at the most while somebody types.</summary>
    public int PostsPerAddress { get; init; } = 3000;

    /// <summary>Sign-ins from one address, a minute, whichever the accounts. Each account has a limit of its own besides.</summary>
    public int SignInsPerAddress { get; init; } = 30;

    /// <summary>Forms and saves under one personal link, a minute.</summary>
    public int PostsPerLink { get; init; } = 180;

    /// <summary>Requests for help under one personal link, an hour: each is somebody's work.</summary>
    public int HelpPerLink { get; init; } = 20;

    /// <summary>Calls with one API key, a minute.</summary>
    public int CallsPerKey { get; init; } = 1200;

    /// <summary>Previews of one user, a minute.</summary>
    public int PreviewsPerUser { get; init; } = 240;

    /// <summary>Test e-mails of one user, an hour.</summary>
    public int TestsPerUser { get; init; } = 60;

    public IEnumerable<string> Validate() =>
        from setting in new (string Key, int Value)[]
        {
            (nameof(PostsPerAddress), PostsPerAddress), (nameof(SignInsPerAddress), SignInsPerAddress), (nameof(PostsPerLink), PostsPerLink), (nameof(HelpPerLink), HelpPerLink),
            (nameof(CallsPerKey), CallsPerKey), (nameof(PreviewsPerUser), PreviewsPerUser), (nameof(TestsPerUser), TestsPerUser),
        }
        where setting.Value < 1
        select $"{Section}:{setting.Key} is {setting.Value}: set a number of 1 or more.";
}
