using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Outcomes;

/// <summary>Everything that ops see of one customer.</summary>
/// <param name="Segment">Null while they have none.</param>
/// <param name="Plan">Null while there is none.</param>
public sealed record CustomerView(
    Customer Customer, Stage Stage, IReadOnlyList<CustomerPerson> People, IReadOnlyList<AnswersInWords> Answers,
    AssignedCustomer? Segment, PlanView? Plan, IReadOnlyList<MeasureView> Measures, IReadOnlyList<CustomerMessage> Messages,
    IReadOnlyList<Suppression> Suppressed, CustomerThreads Threads)
{
    /// <summary>Whether we know enough for its plan; null: there is none.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>The vendor's people, by the names they sign in with.</summary>
    public IReadOnlyList<string> OpsUsers { get; init; } = [];

    /// <summary>Null while there is no plan.</summary>
    public PlanReviews? Reviews { get; init; }

    /// <summary>Whose holidays its dates keep; null: nobody knows.</summary>
    public string? Country => Customers.Countries.Country.Of(Customer.Country, Customer.TimeZone);
}

/// <summary>A person with the paths of their personal links.</summary>
public sealed record CustomerPerson(Contact Contact, string Survey, string Plan);

/// <param name="Why">How sure that is, and what speaks for it; null: their answers are gone.</param>
/// <param name="Proposal">Another template's plan may fit better; null: none is open.</param>
public sealed record AssignedCustomer(string Name, Assignment Assignment, AssignmentView? Why, OpenProposal? Proposal)
{
    /// <summary>The key of the template that this segment's plans start from.</summary>
    public required string Template { get; init; }

    /// <summary>Why they are there.</summary>
    public required AssignmentReasonView Reason { get; init; }
}

public sealed class ReadCustomer(
    ScaleDb db, PersonalLinks links, ReadCustomerAnswers answers, KnownSegments segments, ReadAssignment assignments, ReadReason reasons,
    ReadProposals proposals, ReadThreads threads, CustomerMessages messages, ReadAssessment assess, ReadPlanReviews reviews, ReadOpsUsers users)
{
    /// <summary>Null when there is no such customer.</summary>
    public async Task<CustomerView?> Of(long id, CancellationToken cancel)
    {
        var customer = await db.Customers.AsNoTracking().Include(c => c.Contacts).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null) return null;
        var stage = (await db.Database.QueryAsync<int>(
            "select stage as \"Value\" from customer_stages where customer_id = {0}", cancel, id)).Single();
        var said = (await threads.Of(id, cancel))!;
        var plan = said.Plan;
        return new CustomerView(customer, (Stage)stage, await People(customer, cancel), await answers.Of(id, cancel),
            await Assigned(id, cancel), plan, plan?.Measures() ?? [],
            await messages.Of(id, cancel), await messages.Suppressed(id, cancel), said)
        {
            Reviews = plan is null ? null : await reviews.Of(plan, cancel),
            Assessment = await assess.Of(id, cancel),
            OpsUsers = await users.Names(cancel),
        };
    }

    private async Task<IReadOnlyList<CustomerPerson>> People(Customer customer, CancellationToken cancel)
    {
        var people = new List<CustomerPerson>(customer.Contacts.Count);
        foreach (var contact in customer.Contacts.OrderBy(c => c.Id))
        {
            var token = await links.Token(contact.Id, contact.LinkVersion, LinkPurpose.Pages, cancel);
            people.Add(new CustomerPerson(contact, Urls.Survey(token), Urls.Plan(token)));
        }
        return people;
    }

    private async Task<AssignedCustomer?> Assigned(long customer, CancellationToken cancel)
    {
        var last = await db.Assignments.AsNoTracking().SingleOrDefaultAsync(a => a.CustomerId == customer && a.SupersededAt == null, cancel);
        if (last is null) return null;
        var known = (await segments.Lookup(cancel))(last.Segment);
        var why = await assignments.Of(customer, cancel);
        return new AssignedCustomer(known.Name, last, why, await proposals.Of(customer, cancel))
        {
            Template = known.Template, Reason = why?.Reason ?? await reasons.Of(last.Reason, cancel),
        };
    }
}
