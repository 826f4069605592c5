namespace ScaleSuccess.Emails.Texts;

/// <summary>
/// A path of <see cref="Foundation.Urls"/> as a message keeps it. The reader's token goes in when the message is sent:
/// until then their links may have been ended, and the table holds nothing that opens a page.
/// </summary>
public static class ReaderLink
{
    /// <summary>Stands in a path where the reader's token will.</summary>
    public const string Token = "{token}";

    /// <param name="publicUrl">Without a slash at the end.</param>
    public static string Fill(string path, string publicUrl, string token) =>
        publicUrl + path.Replace(Token, token, StringComparison.Ordinal);
}
