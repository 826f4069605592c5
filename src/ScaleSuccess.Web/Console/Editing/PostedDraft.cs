using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ScaleSuccess.Definitions.Drafts;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>A form of the editor as it was sent.</summary>
public static class PostedDraft
{
    /// <summary>The file that the form was made from.</summary>
    public const string Began = "began";

    /// <summary>The file whose places its fields name, where somebody else has changed it since.</summary>
    public const string Typed = "typed";

    /// <summary>A button that shows the form as it is filled in and saves nothing.</summary>
    public const string Look = "look";

    /// <summary>Of the antiforgery check.</summary>
    private const string Token = "__RequestVerificationToken";

    public static bool IsSent(HttpRequest request) => request.HasFormContentType && request.Form.ContainsKey(Began);

    public static DraftEdit Read(IFormCollection form, string open)
    {
        var button = form["do"].ToString();
        var fields = form.Where(field => !field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray());
        // The line of a condition whose name is empty is left out.
        if (button.Split(' ') is ["drop", var line]) fields[$"{line}:name"] = [""];
        // Words that are offered beside a field take the place of what it says.
        if (button.Split(' ') is ["wording", var field] && fields.Remove($"wording:{field}", out var words)) fields[field] = words;
        return new DraftEdit(form[Began].ToString(), form[Typed].ToString() is { Length: > 0 } typed ? typed : null, open, fields, button) { Post = Id(form) };
    }

    /// <summary>Of all that was sent. The token is another one on each page that is shown: who opens it anew sends another form.</summary>
    public static string? Id(IFormCollection form) => !form.ContainsKey(Token) ? null
        : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Value.Prepend(field.Key)))));

    /// <summary>What a page that asks to publish has shown: the draft, and the version that it was compared with.</summary>
    public static (int Revision, int Active) Seen(IFormCollection form) => (Number(form, "revision"), Number(form, "active"));

    public static int Revision(IFormCollection form) => Number(form, "revision");

    private static int Number(IFormCollection form, string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
