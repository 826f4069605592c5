using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>What a customer's threads are made of besides the requests for help that <see cref="PlanRows"/> asks; asked with it, at once.</summary>
public sealed class ThreadRows
{
    /// <summary>Of one customer, the newest.</summary>
    private const int Most = 500;

    private readonly List<string> ops;
    private readonly List<Mentionable> contacts;

    public ThreadRows(AskedTogether asked, WhosePlan whose)
    {
        Comments = asked.All(Comment.Select + $" where customer_id = ({whose.Customer}) order by id desc limit {Most}", Comment.Read, whose.Key);
        ops = asked.All("select user_name from ops_users", row => row.GetString(0));
        contacts = asked.All($"select id, name from contacts where customer_id = ({whose.Customer}) and consent = 'given'", row => new Mentionable(row.GetString(1), row.GetInt64(0), null), whose.Key);
    }

    /// <summary>The newest first.</summary>
    public List<Comment> Comments { get; }

    public PlanThreads Threads(IEnumerable<HelpRequest> help) => new(help, Comments.OrderBy(comment => comment.Id));

    public Mentions Mentions() => new(contacts.Concat(ops.Select(MentionableOpsUsers.Of)));
}
