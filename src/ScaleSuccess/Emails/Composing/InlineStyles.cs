using PreMailer.Net;

namespace ScaleSuccess.Emails.Composing;

/// <summary>Writes the one style sheet of all e-mails to the elements that it is about: many mail programs take no other.</summary>
internal static class InlineStyles
{
    private static readonly Lazy<string> Sheet = new(() =>
    {
        using var stream = typeof(InlineStyles).Assembly.GetManifestResourceStream("email.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <param name="html">What goes into a body.</param>
    public static string In(string html)
    {
        using var inliner = new PreMailer.Net.PreMailer($"<!DOCTYPE html><html><head></head><body>{html}</body></html>");
        inliner.MoveCssInline(css: Sheet.Value, stripIdAndClassAttributes: false);
        return inliner.Document.Body!.InnerHtml.Trim() + "\n";
    }
}
