using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans.Changing;

/// <summary>The forms that change a plan, and their fields besides the item's own.</summary>
public static class ChangeForms
{
    public const string Change = "change-item", Drop = "drop-item", Restore = "restore-item", Add = "add-item", Accept = "accept-section", TakeDeclined = "take-declined";
    public const string Item = "item", MovesLater = "later", Moves = "moves";
    public const string Invite = "colleague.invite";
    public const string Kind = "kind", Milestone = "milestone", Token = "token", Section = "section";

    /// <summary>The field's value when the form was opened.</summary>
    public static string Was(string field) => "was." + field;

    /// <summary>Of two values, the other's as it was shown.</summary>
    public static string Seen(string field) => "seen." + field;

    /// <summary>Which of two values stays: <see cref="Mine"/> or <see cref="Theirs"/>.</summary>
    public static string Take(string field) => "take." + field;
    /// <summary>A button's value: the section with what the reader has in front of them.</summary>
    public static string Accepting(Plan plan, string section) => $"{section}:{plan.HashOf(section)}";

    public const string Mine = "mine", Theirs = "theirs";
}
