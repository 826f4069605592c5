using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>What a thread is about: an item of the customer's plan, or the whole plan.</summary>
/// <param name="Kind">One of <see cref="ItemKind"/>; null: the whole plan, and what is no item of it.</param>
public sealed record ThreadItem(string? Kind, string? Key)
{
    public static readonly ThreadItem Whole = new(null, null);

    /// <summary>What no plan has.</summary>
    public static readonly ThreadItem Unknown = new("", "");

    public bool IsWhole => Kind is null;

    /// <summary>As forms and addresses carry it; empty: the whole plan.</summary>
    public string Code => IsWhole ? "" : $"{Kind}/{Key}";

    /// <summary>Where it stands on the plan's page.</summary>
    public string Anchor => IsWhole ? "stuck" : $"item-{Kind}-{Key}";

    public static ThreadItem Of(PlanItem item) => new(item.Kind, item.Key);
    public static ThreadItem Of(HelpRequest request) => new(request.ItemKind, request.ItemKey);
    public static ThreadItem Of(Comment comment) => new(comment.ItemKind, comment.ItemKey);

    /// <param name="code">Whatever a form sent: whether a plan has such an item, its plan says.</param>
    public static ThreadItem Read(string? code) => string.IsNullOrEmpty(code) ? Whole
        : !TypedText.HidesSomething(code) && code.Split('/', 2) is [{ Length: > 0 } kind, { Length: > 0 } key] ? new ThreadItem(kind, key) : Unknown;

    public PlanItem? In(Plan? plan) => IsWhole ? null : plan?.Find(Kind!, Key);
}

/// <summary>What was said, and asked, in one thread.</summary>
public static class OneThread
{
    public static IQueryable<Comment> In(this IQueryable<Comment> comments, long customer, ThreadItem item) =>
        comments.Where(one => one.CustomerId == customer && one.ItemKind == item.Kind && one.ItemKey == item.Key);

    public static IQueryable<HelpRequest> In(this IQueryable<HelpRequest> requests, long customer, ThreadItem item) =>
        requests.Where(one => one.CustomerId == customer && one.ItemKind == item.Kind && one.ItemKey == item.Key);
}
