using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>The e-mails that are ever sent, as the modules registered them, and what each may name.</summary>
public sealed class EmailTypes(IEnumerable<EmailType> types)
{
    /// <summary>The pair of files, text and HTML, that goes around every e-mail.</summary>
    public const string Frame = "_frame";

    private static readonly Dictionary<string, VariableKind> FrameVariables = new()
    {
        ["body"] = VariableKind.Body,
        ["subject"] = VariableKind.Words,
        ["preheader"] = VariableKind.MaybeWords,
    };

    private static readonly string[] NotForStrangers = ["contact.firstName", "contact.name", "customer.name", "vendor.contact", "links.survey", "links.plan"];

    private static readonly string[] NotForOps = ["customer.name", "vendor.contact", "links.survey", "links.plan", "links.unsubscribe", "links.preferences", "topic"];

    private static readonly IStringLocalizer<EmailTexts> Texts = Localizer.Of<EmailTexts>();
    private readonly Dictionary<string, EmailType> types = types.ToDictionary(type => type.Key);

    /// <summary>What every e-mail may name; <see cref="EmailValues"/> fills it.</summary>
    public static IReadOnlyDictionary<string, VariableKind> Common { get; } = new Dictionary<string, VariableKind>
    {
        ["contact.firstName"] = VariableKind.Words,
        ["contact.name"] = VariableKind.Words,
        ["customer.name"] = VariableKind.Words,
        ["vendor.name"] = VariableKind.Words,
        ["vendor.contact"] = VariableKind.MaybeWords,
        ["vendor.logoUrl"] = VariableKind.Setting,
        ["vendor.accent"] = VariableKind.Setting,
        ["vendor.supportEmail"] = VariableKind.Setting,
        ["vendor.url"] = VariableKind.Setting,
        ["links.survey"] = VariableKind.Link,
        ["links.plan"] = VariableKind.Link,
        ["links.unsubscribe"] = VariableKind.Link,
        ["links.preferences"] = VariableKind.Link,
        ["topic"] = VariableKind.Words,
    };

    public IReadOnlyCollection<EmailType> Sent => types.Values;

    /// <summary>Those to customers' people that no budget delays, and that none counts.</summary>
    public IReadOnlyList<EmailType> AtOnce => [.. types.Values.Where(type => type is { Urgency: Urgency.AtOnce, IsToOps: false })];

    public bool IsAtOnce(string key) => types.GetValueOrDefault(key) is not { Urgency: not Urgency.AtOnce };

    public Urgency UrgencyOf(string key) => types.GetValueOrDefault(key)?.Urgency ?? Urgency.AtOnce;

    /// <summary>The e-mails that ops can change, the frame included.</summary>
    public IEnumerable<string> Keys => types.Keys.Prepend(Frame);

    /// <exception cref="KeyNotFoundException">No e-mail has this key.</exception>
    public EmailType Find(string key) =>
        types.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"No e-mail has the key `{key}`.");

    public string Title(string key) => key == Frame ? Texts["frame"] : types.GetValueOrDefault(key)?.Title ?? key;

    /// <summary>Everything this e-mail may name; null when no e-mail has this key.</summary>
    public IReadOnlyDictionary<string, VariableKind>? VariablesOf(string key)
    {
        if (key == Frame) return Common.Concat(FrameVariables).ToDictionary();
        if (!types.TryGetValue(key, out var type)) return null;
        string[] hidden = type.IsToStranger ? NotForStrangers : type.IsToOps ? NotForOps : [];
        return Common.Where(one => !hidden.Contains(one.Key)).Concat(type.Variables).ToDictionary();
    }
}
