using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Editing;

namespace ScaleSuccess.Web.Console.Emails;

/// <summary>A field of an e-mail's form.</summary>
public enum EmailField { Subject, Preheader, Body }

/// <summary>Mistakes of an e-mail's file, told by the fields of its form.</summary>
public static class EmailMistakes
{
    public static EmailField Field(Mistake mistake, EmailWords words) => mistake.Line switch
    {
        2 => EmailField.Subject,
        3 when words.FirstLine == 5 => EmailField.Preheader,
        1 when mistake.Sentence.Contains("subject", StringComparison.OrdinalIgnoreCase) => EmailField.Subject,
        _ => EmailField.Body,
    };

    /// <summary>The sentence; in the body with its line.</summary>
    public static string Sentence(Mistake mistake, EmailWords words) =>
        Field(mistake, words) == EmailField.Body && mistake.Line >= words.FirstLine ? $"Line {mistake.Line - words.FirstLine + 1}: {mistake.Sentence}" : mistake.Sentence;

    public static string Label(EmailField field) => field switch
    {
        EmailField.Subject => "Subject",
        EmailField.Preheader => "Preview text",
        _ => "Text",
    };
}
