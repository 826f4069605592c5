using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>What a customer's threads are made of besides what <see cref="PlanRows"/> asks; asked with it, at once.</summary>
public sealed class ThreadRows
{
    /// <summary>Of one customer, the newest.</summary>
    private const int Most = 500;

    public ThreadRows(AskedTogether asked, WhosePlan whose)
    {
        Comments = asked.All(Comment.Select + $" where customer_id = ({whose.Customer}) order by id desc limit {Most}", Comment.Read, whose.Key);
    }

    /// <summary>The newest first.</summary>
    public List<Comment> Comments { get; }

    public PlanThreads Threads(IEnumerable<HelpRequest> help) => new(help, Comments.OrderBy(comment => comment.Id));

    public static Mentions Mentions(PlanRows plan) =>
        new(plan.Contacts.Select(contact => new Mentionable(contact.Name, contact.Id, null)).Concat(plan.OpsUsers.Select(MentionableOpsUsers.Of)));
}
