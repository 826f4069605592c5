using System.Text;
using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.Given;

/// <summary>A message as it arrived, read far enough for tests: multipart/alternative in base64 or quoted-printable.</summary>
public sealed partial record ReceivedMail(IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    public string Subject => Headers.GetValueOrDefault("Subject", "");
    public string To => Headers.GetValueOrDefault("To", "");

    /// <summary>The first link in the HTML that has this in its address.</summary>
    public string Link(string containing) => LinksWith(containing).First();

    public bool LeadsTo(string containing) => LinksWith(containing).Any();

    private IEnumerable<string> LinksWith(string containing) =>
        Links().Matches(Html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))
            .Where(link => link.Contains(containing, StringComparison.Ordinal));

    public static ReceivedMail Parse(string raw)
    {
        var (headers, body) = Split(raw.ReplaceLineEndings("\n"));
        string text = "", html = "";
        foreach (var (type, content) in Parts(headers, body))
        {
            if (type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)) text = content;
            if (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) html = content;
        }
        return new ReceivedMail(headers, text, html);
    }

    private static IEnumerable<(string Type, string Content)> Parts(Dictionary<string, string> headers, string body)
    {
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        if (Boundary().Match(type) is not { Success: true } match)
            return [(type, Decode(headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit"), body))];
        // What stands before the first boundary and after the last is for nobody.
        return $"\n{body}".Split($"\n--{match.Groups[1].Value}").Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal))
            .Select(part => Split(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..])).SelectMany(part => Parts(part.Headers, part.Body));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string raw)
    {
        var end = raw.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // A line that begins with a space goes on with the one before.
        foreach (var line in Folds().Replace(end < 0 ? raw : raw[..end], " ").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split(':', 2) is [var name, var value])
                headers.TryAdd(name, Words().Replace(Between().Replace(value.Trim(), "$1$2"), DecodeWord));
        return (headers, end < 0 ? "" : raw[(end + 2)..]);
    }

    private static string Decode(string encoding, string body) => encoding.Trim().ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
        "quoted-printable" => Unquote(body.Replace("=\n", "", StringComparison.Ordinal)),
        _ => body,
    };

    /// <summary>RFC 2047: =?utf-8?B?…?= or =?utf-8?Q?…?=</summary>
    private static string DecodeWord(Match word) => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : Unquote(word.Groups[2].Value.Replace('_', ' '));

    private static string Unquote(string quoted) =>
        Bytes().Replace(quoted, run => Encoding.UTF8.GetString(Convert.FromHexString(run.Value.Replace("=", "", StringComparison.Ordinal))));

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    // Space between two encoded words belongs to neither.
    [GeneratedRegex(@"(\?=)\s+(=\?)")]
    private static partial Regex Between();

    [GeneratedRegex("(=[0-9A-Fa-f]{2})+")]
    private static partial Regex Bytes();
}
