using System.Text;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Composing;

namespace ScaleSuccess.Emails.Texts;

/// <summary>An e-mail with everything filled in.</summary>
public sealed record RenderedEmail(string Subject, string Text, string Html);

/// <summary>Fills an e-mail and puts the frame around it. Values are escaped in HTML, but not in text and subject.</summary>
public static class RenderEmail
{
    /// <param name="frame">The e-mail of key <see cref="EmailTypes.Frame"/>; goes around all but those to ops.</param>
    public static RenderedEmail Render(EmailType type, EmailTemplate email, EmailTemplate frame, EmailModel model)
    {
        var values = EmailValues.Of(type, model);
        var subject = OneLine(CompiledText.Plain(email.Subject, values));
        if (type.IsToOps) return new RenderedEmail(subject, CompiledText.Plain(email.Text, values).Trim() + "\n", CompiledText.Html(email.Html, values));
        var preheader = OneLine(CompiledText.Plain(email.Preheader, values));
        var text = CompiledText.Plain(frame.Text, Framed(values, subject, preheader, CompiledText.Plain(email.Text, WithItems(values, model, isHtml: false)).Trim()));
        var html = CompiledText.Html(frame.Html, Framed(values, subject, preheader, CompiledText.Html(email.Html, WithItems(values, model, isHtml: true))));
        return new RenderedEmail(subject, text.Trim() + "\n", html);
    }

    /// <summary>What of an e-mail is said in a digest.</summary>
    public static DigestItem Item(EmailType type, EmailTemplate email, EmailModel model)
    {
        var values = EmailValues.Of(type, model);
        return new DigestItem(OneLine(CompiledText.Plain(email.Subject, values)), OneLine(CompiledText.Plain(email.Preheader, values)),
            [.. email.Actions.Select(action => new EmailAction(OneLine(CompiledText.Plain(action.Words, values)), CompiledText.Plain(action.Address, values)))]);
    }

    private static IReadOnlyDictionary<string, object?> WithItems(IReadOnlyDictionary<string, object?> values, EmailModel model, bool isHtml)
    {
        if (model.Items.Count == 0) return values;
        var items = model.Items.Select(item => (item.Title, item.Sentence, item.Actions.Select(action => (action.Words, action.Address))));
        var own = new Dictionary<string, object?>((IReadOnlyDictionary<string, object?>)values[DigestEmail.Items]!) { ["all"] = isHtml ? DigestBody.Html(items) : DigestBody.Text(items) };
        return new Dictionary<string, object?>(values) { [DigestEmail.Items] = own };
    }

    private static Dictionary<string, object?> Framed(IReadOnlyDictionary<string, object?> values, string subject, string preheader, string body) =>
        new(values) { ["subject"] = subject, ["preheader"] = preheader, ["body"] = body };

    // A line break in a subject would begin a new header.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var space = char.IsControl(c) || char.IsWhiteSpace(c);
            if (!space) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }
}
