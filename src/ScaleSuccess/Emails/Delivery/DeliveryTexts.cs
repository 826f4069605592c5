using Microsoft.Extensions.Localization;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Marks DeliveryTexts.resx: the sentence of each <see cref="DeliveryCode"/>.</summary>
public sealed class DeliveryTexts;

/// <summary>Reasons in the reader's words.</summary>
public sealed class DeliveryWords(IStringLocalizer<DeliveryTexts> texts)
{
    public string Of(DeliveryReason reason) => reason.Code == DeliveryCode.GivenUp
        ? texts[DeliveryCode.GivenUp, reason.Args[0], Of(new DeliveryReason(reason.Args[1], [.. reason.Args.Skip(2)]))]
        : texts[reason.Code, [.. reason.Args]];
}
