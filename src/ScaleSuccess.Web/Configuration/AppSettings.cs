using ScaleSuccess.App;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Web.Configuration;

/// <summary>Every setting of the product, read once. Sources, later ones winning: appsettings.json, environment, command line.</summary>
public sealed record AppSettings(
    bool IsDevelopment, string DataFolder, string DefinitionFolder, string? ConnectionString,
    VendorOptions Vendor, MailOptions Mail, SegmentOptions Segments)
{
    public static AppSettings Read(IConfiguration configuration, bool isDevelopment, string? dataFolder)
    {
        var unreadable = new List<string>();
        var vendor = Bind<VendorOptions>(configuration, VendorOptions.Section, unreadable);
        return new AppSettings(
            isDevelopment,
            Path.GetFullPath(dataFolder ?? configuration["Data:Folder"] ?? ".data"),
            Path.GetFullPath(configuration["Definitions:Folder"] ?? FindDefinitions()),
            configuration.GetConnectionString("ScaleSuccess") is { Length: > 0 } given ? given : null,
            vendor,
            Bind<MailOptions>(configuration, MailOptions.Section, unreadable),
            Bind<SegmentOptions>(configuration, "Segments", unreadable))
        {
            Unreadable = unreadable,
            Keys = Bind<KeyOptions>(configuration, KeyOptions.Section, unreadable),
            RateLimits = Bind<RateLimitOptions>(configuration, RateLimitOptions.Section, unreadable),
            Invitations = Bind<InvitationOptions>(configuration, InvitationOptions.Section, unreadable),
            Waves = Bind<WaveOptions>(configuration, WaveOptions.Section, unreadable),
            Impact = Bind<ImpactOptions>(configuration, ImpactOptions.Section, unreadable),
            Proxies = Bind<ProxyOptions>(configuration, ProxyOptions.Section, unreadable),
        };
    }

    public KeyOptions Keys { get; init; } = new();
    public InvitationOptions Invitations { get; init; } = new();
    public WaveOptions Waves { get; init; } = new();
    public ImpactOptions Impact { get; init; } = new();
    public RateLimitOptions RateLimits { get; init; } = new();
    public ProxyOptions Proxies { get; init; } = new();

    /// <summary>Values of the wrong type, such as text where a number belongs.</summary>
    private IReadOnlyList<string> Unreadable { get; init; } = [];

    private static T Bind<T>(IConfiguration configuration, string section, List<string> unreadable) where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException e)
        {
            unreadable.Add($"{e.Message} Give it a value of that kind, or leave it out.");
            return new T();
        }
    }

    /// <summary>All mistakes at once, each naming the key to set.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Unreadable, .. Vendor.Validate(), .. Mail.Validate(IsDevelopment), .. Segments.Validate(), .. RateLimits.Validate(), .. Proxies.Validate(), .. Keys.Validate(),
        .. Invitations.Validate(), .. Waves.Validate(), .. Impact.Validate(),
    ];

    public string MailFolder => Path.Combine(DataFolder, "mail");
    public string PublicUrl => Vendor.PublicUrl.TrimEnd('/');

    public Sender Sender => new(
        Mail.FromAddress, Mail.ReplyToAddress,
        new EmailVendor(Vendor.Name, Absolute(Vendor.LogoUrl), ReadableAccent.OnWhite(Vendor.Accent), Vendor.SupportEmail, PublicUrl),
        PublicUrl, Mail.Connections);

    private string Absolute(string? logo) => logo is null ? "" : logo.StartsWith('/') ? PublicUrl + logo : logo;

    /// <summary>Where the program is started (a checkout), else beside the program (published, or in the container).</summary>
    private static string FindDefinitions() =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "surveys"))) ?? Directory.GetCurrentDirectory();
}
