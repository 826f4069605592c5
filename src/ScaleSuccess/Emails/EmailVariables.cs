namespace ScaleSuccess.Emails;

/// <summary>What a variable holds, and so where it may stand.</summary>
public enum VariableKind
{
    /// <summary>Words, maybe a customer's: never inside a tag's address or style.</summary>
    Words,

    /// <summary>Words that may be empty, for <c>{{#if}}</c>.</summary>
    MaybeWords,

    /// <summary>A list of words, for <c>{{#each}}</c>.</summary>
    List,

    /// <summary>From the vendor's settings: may stand in addresses and styles.</summary>
    Setting,

    /// <summary>A link of ours.</summary>
    Link,

    /// <summary>The e-mail inside its frame, already made.</summary>
    Body,
}

/// <summary>The e-mails that are ever sent, and what each may name.</summary>
public static class EmailVariables
{
    /// <summary>The pair of files that goes around every e-mail.</summary>
    public const string Frame = "_frame";
    public const string SurveyInvitation = "survey-invitation";

    private static readonly Dictionary<string, VariableKind> Common = new()
    {
        ["contact.firstName"] = VariableKind.Words,
        ["contact.name"] = VariableKind.Words,
        ["customer.name"] = VariableKind.Words,
        ["vendor.name"] = VariableKind.Words,
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

    private static readonly Dictionary<string, Dictionary<string, VariableKind>> Own = new()
    {
        [Frame] = new() { ["body"] = VariableKind.Body, ["subject"] = VariableKind.Words },
        [SurveyInvitation] = [],
        [PlanReadyEmail.Key] = new()
        {
            ["plan.title"] = VariableKind.Words,
            ["plan.nextMilestone"] = VariableKind.MaybeWords,
            ["plan.nextMilestoneDate"] = VariableKind.MaybeWords,
            ["plan.objectives"] = VariableKind.List,
        },
        [CheckInEmail.Key] = new()
        {
            ["milestone.title"] = VariableKind.Words,
            ["milestone.due"] = VariableKind.Words,
            ["measure.title"] = VariableKind.MaybeWords,
            ["links.done"] = VariableKind.Link,
            ["links.onTrack"] = VariableKind.Link,
            ["links.stuck"] = VariableKind.Link,
        },
    };

    /// <summary>The e-mails that ops can change, the frame included.</summary>
    public static IReadOnlyCollection<string> Keys => Own.Keys;

    /// <summary>Everything this e-mail may name; null when no e-mail has this key.</summary>
    public static IReadOnlyDictionary<string, VariableKind>? Of(string key) =>
        Own.TryGetValue(key, out var own) ? Common.Concat(own).ToDictionary() : null;

    /// <summary>Only what this e-mail has besides what all have.</summary>
    internal static IReadOnlyDictionary<string, VariableKind> OwnOf(string key) => Own[key];
}
