using Microsoft.Extensions.Localization;

namespace ScaleSuccess.Emails.Holds;

/// <summary>Marks HoldTexts.resx: the sentence of each <see cref="HoldReason"/>.</summary>
public sealed class HoldTexts;

/// <summary>Why mail is held, in words.</summary>
public sealed class HoldWords(IStringLocalizer<HoldTexts> texts)
{
    public string Of(MailHold hold) => texts[hold.ReasonCode, hold.HeldBy ?? ""];
}
