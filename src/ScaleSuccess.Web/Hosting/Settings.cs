using ScaleSuccess.Emails;
using ScaleSuccess.Segments;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Every setting of the product, read once. Sources, later ones winning: appsettings.json, environment, command line.</summary>
public sealed record Settings(
    bool IsDevelopment, string DataFolder, string DefinitionFolder, string? ConnectionString,
    VendorOptions Vendor, MailOptions Mail, SegmentOptions Segments)
{
    public static Settings Read(IConfiguration configuration, bool isDevelopment, string? dataFolder)
    {
        var vendor = configuration.GetSection(VendorOptions.Section).Get<VendorOptions>() ?? new VendorOptions();
        return new Settings(
            isDevelopment,
            Path.GetFullPath(dataFolder ?? configuration["Data:Folder"] ?? ".data"),
            Path.GetFullPath(configuration["Definitions:Folder"] ?? FindDefinitions()),
            configuration.GetConnectionString("ScaleSuccess") is { Length: > 0 } given ? given : null,
            vendor,
            configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions(),
            configuration.GetSection("Segments").Get<SegmentOptions>() ?? new SegmentOptions());
    }

    /// <summary>All mistakes at once, each naming the key to set.</summary>
    public IReadOnlyList<string> Validate() => [.. Vendor.Validate(), .. Mail.Validate(IsDevelopment), .. Segments.Validate()];

    public string MailFolder => Path.Combine(DataFolder, "mail");
    public string PublicUrl => Vendor.PublicUrl.TrimEnd('/');

    public Sender Sender => new(
        Mail.FromAddress, Mail.ReplyToAddress,
        new EmailVendor(Vendor.Name, Absolute(Vendor.LogoUrl), ReadableAccent.OnWhite(Vendor.Accent), Vendor.SupportEmail, PublicUrl),
        PublicUrl, Mail.Connections);

    private string Absolute(string? logo) => logo is null ? "" : logo.StartsWith('/') ? PublicUrl + logo : logo;

    /// <summary>Where the program is started (a checkout), else beside it (published, or in the container).</summary>
    private static string FindDefinitions() =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "surveys"))) ?? Directory.GetCurrentDirectory();
}
