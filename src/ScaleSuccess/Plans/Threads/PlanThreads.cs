using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

public enum MessageKind
{
    /// <summary>A comment, or an answer.</summary>
    Said,

    /// <summary>A request for help: its words may be empty, from a check-in.</summary>
    Asked,

    /// <summary>What was open is closed.</summary>
    Closed,
}

/// <summary>One line of a thread.</summary>
/// <param name="ContactId">Null: one of ops.</param>
/// <param name="Waits">A customer's words that nobody has answered.</param>
public sealed record ThreadMessage(MessageKind Kind, long? ContactId, string? OpsUser, string Words, DateTimeOffset At, bool Waits);

/// <summary>All that was said about one item, in order.</summary>
/// <param name="About">What it is about, in the words that the plan had then.</param>
/// <param name="OpenSince">Since when somebody waits for help; null: nobody does.</param>
public sealed record PlanThread(ThreadItem Item, string About, IReadOnlyList<ThreadMessage> Messages, DateTimeOffset? OpenSince)
{
    public bool IsOpen => OpenSince is not null;

    /// <summary>Somebody waits for help, or for an answer.</summary>
    public bool Waits => Messages.Any(message => message.Waits);
    public ThreadMessage Newest => Messages[^1];

    /// <summary>When ops had the last word while somebody is stuck: it is the customer's turn. Null: it is not. The view waiting_threads says the same.</summary>
    public DateTimeOffset? AnsweredAt
    {
        get
        {
            var waits = Messages.Where(message => message.Waits).ToList();
            if (!IsOpen || waits.Exists(message => message.Kind is MessageKind.Said)) return null;
            var asked = waits.Max(message => message.At);
            return Messages.Where(message => message is { Kind: MessageKind.Said, OpsUser: not null } && message.At >= asked).Max(message => (DateTimeOffset?)message.At);
        }
    }
}

/// <summary>A customer's threads, those that are open first, then the newest.</summary>
public sealed class PlanThreads
{
    private readonly Dictionary<ThreadItem, PlanThread> threads;

    public PlanThreads(IEnumerable<HelpRequest> help, IEnumerable<Comment> comments)
    {
        var requests = help.ToLookup(ThreadItem.Of);
        var said = comments.ToLookup(comment => new ThreadItem(comment.ItemKind, comment.ItemKey));
        threads = requests.Select(one => one.Key).Union(said.Select(one => one.Key)).ToDictionary(item => item, item => Thread(item, [.. requests[item]], said[item]));
        All = [.. threads.Values.OrderByDescending(thread => thread.IsOpen).ThenByDescending(thread => thread.Newest.At)];
    }

    public IReadOnlyList<PlanThread> All { get; }

    /// <summary>Null: nobody has said anything about it.</summary>
    public PlanThread? Of(ThreadItem item) => threads.GetValueOrDefault(item);

    private static PlanThread Thread(ThreadItem item, List<HelpRequest> requests, IEnumerable<Comment> comments)
    {
        var messages = requests.Select(one => new ThreadMessage(MessageKind.Asked, one.ContactId, null, one.Words, one.CreatedAt, one.ClosedAt is null))
            .Concat(comments.Select(one => new ThreadMessage(MessageKind.Said, one.ContactId, one.OpsUser, one.Words, one.CreatedAt, one.ContactId is not null && one.HandledAt is null)))
            // Several that are closed at once are closed once.
            .Concat(requests.Where(one => one.ClosedAt is not null).Select(one => new ThreadMessage(MessageKind.Closed, one.ClosedByContact, one.ClosedBy, "", one.ClosedAt!.Value, false)).Distinct())
            .OrderBy(message => message.At).ThenBy(message => message.Kind is MessageKind.Closed);
        var since = requests.Where(one => one.ClosedAt is null).Min(one => (DateTimeOffset?)one.CreatedAt);
        return new PlanThread(item, requests.Count > 0 ? requests[^1].About : "", [.. messages], since);
    }
}
