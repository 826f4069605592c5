using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Surveys.Invitations;

namespace ScaleSuccess.Plans.Colleagues;

/// <summary>
/// A person whom a colleague named agrees to be a contact. Where there is a plan already, they are introduced to it by e-mail, which brings
/// them back to it; else they are when there is one (<see cref="WritePlans"/>). Once, however often they click.
/// </summary>
public sealed class AcceptInvitation(ScaleDb db, AnswerInvitation invitations, ReadColleagues colleagues, QueueMessages queue, TimeProvider clock)
{
    public async Task Run(Visitor invited, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await invitations.Accept(invited, cancel);
        if (await colleagues.Maker(invited.CustomerId, cancel) is { } maker && maker.ContactId != invited.ContactId
            && await invitations.Find(invited, cancel) is { Consent: Consent.Given } invitation)
        {
            var plan = await db.Plans.Where(one => one.CustomerId == invited.CustomerId).Select(one => new { one.Id, one.Title }).SingleAsync(cancel);
            await queue.Run(PlanIntroductionEmail.Type,
                [new NewMessage<PlanIntroductionEmail>(invited.ContactId, $"plan/{plan.Id}", new PlanIntroductionEmail(maker.Name, invitation.Role, plan.Title), clock.GetUtcNow())], cancel);
        }
        await transaction.CommitAsync(cancel);
    }
}
