namespace ScaleSuccess.Emails.Texts;

/// <summary>Names EmailTexts.resx: what an e-mail's reader can stop, in words, and what the console calls the frame.</summary>
public sealed class EmailTexts;
