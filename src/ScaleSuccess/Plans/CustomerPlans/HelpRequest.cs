using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>"I'm stuck": a customer asks for help. Open until ops, or somebody at the customer, close it.</summary>
public sealed partial class HelpRequest
{
    public long Id { get; private set; }
    public long CustomerId { get; init; }
    public long ContactId { get; init; }

    /// <summary>The plan's item that it is about, by kind and key; null: the whole plan, or something that is no item.</summary>
    public string? ItemKind { get; init; }
    public string? ItemKey { get; init; }

    /// <summary>What it is about, in the words that the plan had then.</summary>
    public required string About { get; init; }

    /// <summary>In the customer's words; empty only from a check-in, where they are optional.</summary>
    public required string Words { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who of ops closed it; null: it is open, or somebody at the customer did.</summary>
    public string? ClosedBy { get; private set; }
    public long? ClosedByContact { get; private set; }

    public bool IsAbout(string kind, string? key) => ItemKind == kind && ItemKey == key;

    /// <summary>The first to close it is recorded.</summary>
    public void Close(HelpCloser by, DateTimeOffset now)
    {
        if (ClosedAt is not null) return;
        ClosedAt = now;
        (ClosedBy, ClosedByContact) = by switch
        {
            HelpCloser.Ops(var user) => (user, (long?)null),
            HelpCloser.Contact(var contact) => (null, contact),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

/// <summary>Who closes a request for help.</summary>
public abstract record HelpCloser
{
    private HelpCloser() { }

    public sealed record Ops(string User) : HelpCloser;

    /// <summary>"It works now."</summary>
    public sealed record Contact(long Id) : HelpCloser;

    /// <summary>As who what was held moves.</summary>
    public PlanAuthor Author => this switch
    {
        Ops(var user) => new PlanAuthor.Ops(user),
        Contact(var contact) => new PlanAuthor.Contact(contact),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
