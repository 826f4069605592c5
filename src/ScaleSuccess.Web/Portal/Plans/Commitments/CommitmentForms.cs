using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans.Commitments;

/// <summary>The form in which a customer says whether a commitment was kept, and where it stands on the page.</summary>
public static class CommitmentForms
{
    public const string Form = "commitment";
    public const string Key = "commitment", Day = "day", State = "state", Words = "words";

    /// <summary>What was said is taken back.</summary>
    public const string Undo = "undo";

    /// <summary>What a link to them leads to. It lies in what folds, and so opens it.</summary>
    public const string Section = "commitments";
    public const string Title = "commitments-title", Fold = "commitments-fold";

    /// <summary>Where it stands: among what is needed, or in its section.</summary>
    public const string Need = "need-commitment", Own = "commitment";

    /// <summary>The id of its row.</summary>
    public static string Row(string place, PlanItem item) => $"{place}-{item.Key}";

    /// <summary>The id of its form, which is on the page once.</summary>
    public static string Id(PlanItem item) => $"report-{item.Key}";
}

/// <summary>What was said of a commitment and is not taken.</summary>
/// <param name="Error">Null: the form's token was lost.</param>
/// <param name="IsOpen">It can be sent again.</param>
public sealed record CommitmentInput(string Key, string Words, string? Error, bool IsOpen = true);
