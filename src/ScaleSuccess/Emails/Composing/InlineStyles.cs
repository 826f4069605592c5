using PreMailer.Net;

namespace ScaleSuccess.Emails.Composing;

/// <summary>Writes the one style sheet of all e-mails to the elements that it is about: many mail programs take no other.</summary>
internal static class InlineStyles
{
    /// <param name="html">What goes into a body.</param>
    public static string In(string html)
    {
        using var inliner = new PreMailer.Net.PreMailer(html);
        inliner.MoveCssInline(css: EmailPieces.StyleSheet, stripIdAndClassAttributes: false);
        return inliner.Document.Body!.InnerHtml.Trim() + "\n";
    }
}
