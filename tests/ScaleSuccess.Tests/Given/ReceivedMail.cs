using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace ScaleSuccess.Tests.Given;

/// <summary>A message as it arrived, read by MimeKit, and the links in it.</summary>
public sealed partial record ReceivedMail(MimeMessage Message)
{
    public string Subject => Message.Subject ?? "";
    public string To => Message.To.ToString();
    public string Text => Message.TextBody ?? "";
    public string Html => Message.HtmlBody ?? "";
    public HeaderList Headers => Message.Headers;

    /// <summary>The first link in the HTML that has this in its address.</summary>
    public string Link(string containing) => LinksWith(containing).First();

    public bool LeadsTo(string containing) => LinksWith(containing).Any();

    private IEnumerable<string> LinksWith(string containing) =>
        Links().Matches(Html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))
            .Where(link => link.Contains(containing, StringComparison.Ordinal));

    public static ReceivedMail Parse(string raw)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(raw));
        return new ReceivedMail(MimeMessage.Load(stream));
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();
}
