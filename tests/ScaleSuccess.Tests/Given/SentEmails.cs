using ScaleSuccess.App;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Tests.Given;

/// <summary>The e-mails that the product's modules register.</summary>
internal static class SentEmails
{
    public static EmailTypes Types { get; } = Registration.EmailTypes();

    public static Read<EmailTemplate> Read(string key, string text, string? html) => EmailFile.Read(Types, key, text, html);

    public static Read<EmailTemplate> ReadNew(string key, string text, string? html) => EmailFile.ReadNew(Types, key, text, html);

    public static EmailModel Sample(string key) => EmailSamples.Of(Types.Find(key));
}
