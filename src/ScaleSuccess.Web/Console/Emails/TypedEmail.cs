using ScaleSuccess.Emails.Editing;

namespace ScaleSuccess.Web.Console.Emails;

/// <summary>An e-mail as somebody has typed it: by its fields, or as the pair of texts that the frame is.</summary>
/// <param name="Html">Null: the text is Markdown.</param>
public sealed record TypedEmail(string Text, string? Html)
{
    public static TypedEmail Of(string? text, string? html, string? subject, string? preheader, string? body) =>
        body is null ? new TypedEmail(Lines(text ?? ""), html is null ? null : Lines(html)) : new TypedEmail(new EmailWords(subject ?? "", preheader ?? "", body).Source, null);

    private static string Lines(string typed) => typed.ReplaceLineEndings("\n");
}
