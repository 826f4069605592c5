using System.Text.RegularExpressions;
using ScaleSuccess.Customers;

namespace ScaleSuccess.Web.Configuration;

/// <summary>Who sends the plans: shown in every header, footer and e-mail. Settings under <c>Vendor</c>.</summary>
public sealed partial record VendorOptions
{
    public const string Section = "Vendor";

    public string Name { get; init; } = "ScaleSuccess";

    /// <summary>A path on this site or an absolute https address; without it the name's first letter is shown.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>Any colour as #rgb or #rrggbb. Readable tones are derived from it, so a pale brand colour is safe.</summary>
    public string Accent { get; init; } = "#0b6e7f";

    public string SupportEmail { get; init; } = "help@example.com";

    public string PublicUrl { get; init; } = "http://localhost:5080";

    /// <summary>The stylesheet at /theme.css. Validated first: an accent is the only value that reaches CSS.</summary>
    public string ThemeCss() => $":root{{--accent:{Accent}}}\n";

    /// <summary>Every mistake at once, each naming the key to set; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        if (string.IsNullOrWhiteSpace(Name))
            mistakes.Add("Vendor:Name is empty: set it to the name your customers know you by.");
        if (LogoUrl is not null && !IsLogo(LogoUrl))
            mistakes.Add($"Vendor:LogoUrl is \"{LogoUrl}\": set a path such as /logo.svg or an address that starts with https://.");
        if (!HexColour().IsMatch(Accent))
            mistakes.Add($"Vendor:Accent is \"{Accent}\": set a colour such as #0b6e7f.");
        if (!EmailAddress.IsValid(SupportEmail))
            mistakes.Add($"Vendor:SupportEmail is \"{SupportEmail}\": set one plain address such as help@example.com.");
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            mistakes.Add($"Vendor:PublicUrl is \"{PublicUrl}\": set the address customers reach this site at, such as https://success.example.com.");
        return mistakes;
    }

    private static bool IsLogo(string value) =>
        (value.StartsWith('/') && !value.StartsWith("//", StringComparison.Ordinal))
        || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex("^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\z")]
    private static partial Regex HexColour();
}
