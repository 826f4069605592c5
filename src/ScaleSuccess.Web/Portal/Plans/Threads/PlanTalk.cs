using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Web.Portal.Plans.Threads;

/// <summary>What a plan's page knows of what is said about it, and who reads.</summary>
public sealed record PlanTalk(Visitor Visitor, string Token, PlanView View, PlanThreads Threads, Mentions Mentions)
{
    /// <summary>The item that the reader asked to talk about, as the address has it.</summary>
    public string? Asked { get; init; }

    /// <summary>What the reader works at now has its forms on the page; the other items' come when they are asked for: a page need not carry fifty.</summary>
    public IReadOnlySet<string> Near { get; init; } = new HashSet<string>();

    /// <summary>Items at which somebody is stuck and the vendor has had the last word: it is the customer's turn.</summary>
    public IReadOnlyList<PlanItem> Answered { get; } =
        [.. Threads.All.Where(thread => thread.AnsweredAt is not null).Select(thread => thread.Item.In(View.Plan)).OfType<PlanItem>()];

    public bool HasForms(ThreadItem item, ThreadInput? typed) =>
        typed?.Item == item.Code || Asked == item.Code || Near.Contains(item.Code) || Threads.Of(item) is not null;

    /// <summary>Its panel is open: somebody waits there, or the reader is writing.</summary>
    public bool IsOpened(ThreadItem item, ThreadInput? typed) =>
        typed?.Item == item.Code || Asked == item.Code || Threads.Of(item) is { IsOpen: true };
}
