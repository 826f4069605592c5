using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Whose plan is asked for, as SQL that finds the customer's id by a key.</summary>
public sealed record WhosePlan(string Customer, long Key)
{
    public static WhosePlan OfCustomer(long id) => new("select $1::bigint", id);
    public static WhosePlan OfContact(long id) => new("select customer_id from contacts where id = $1", id);

    /// <summary>That plan's id.</summary>
    public string Plan => $"select id from plans where customer_id = ({Customer})";
}

/// <summary>
/// All that is stored of a customer's plan, asked at once: the page that customers open most, and most of what it costs is
/// asking. EF Core, which writes these rows, asks seven times; a test holds what both read equal.
/// </summary>
public sealed class PlanRows
{
    /// <summary>Revisions of which a page tells, each whole; the plan's history has them all.</summary>
    internal const int NewestRevisions = 8;

    private readonly List<Plan> plans;
    private readonly List<PlanItem> items;
    private readonly List<Acceptance> acceptances;
    private readonly List<Reading> readings;
    private readonly List<PlanDecision> decisions;
    private readonly List<PlanPhase> phases;
    private readonly List<HelpRequest> help;
    private readonly List<PlanChange> changes;
    private readonly List<DroppedItem> dropped;
    private readonly List<SectionAcceptance> sections;
    private readonly List<CommitmentReport> reports;
    private readonly List<string> zones, ops;
    private readonly List<(string Name, string? OpsOwner)> customers;
    private readonly List<long> proposals;
    private readonly List<(long Id, string Name, string Consent)> contacts;

    public PlanRows(AskedTogether asked, WhosePlan whose)
    {
        var ofThePlan = $" where plan_id = ({whose.Plan})";
        plans = asked.All(Plan.Select + $" where customer_id = ({whose.Customer})", Plan.Read, whose.Key);
        items = asked.All(PlanItem.Select + ofThePlan + " order by id", PlanItem.Read, whose.Key);
        acceptances = asked.All(Acceptance.Select + ofThePlan + " order by id", Acceptance.Read, whose.Key);
        readings = asked.All(Reading.Select + ofThePlan + " order by id", Reading.Read, whose.Key);
        decisions = asked.All(PlanDecision.Select + ofThePlan + " order by id", PlanDecision.Read, whose.Key);
        phases = asked.All(PlanPhase.Select + ofThePlan + " order by phase", PlanPhase.Read, whose.Key);
        changes = asked.All(PlanChange.Select + $" where plan_id = ({whose.Plan}) and revision > (select revision - {NewestRevisions} from plans where customer_id = ({whose.Customer})) order by id desc", PlanChange.Read, whose.Key);
        dropped = asked.All(DroppedItem.Select + ofThePlan + " order by id", DroppedItem.Read, whose.Key);
        sections = asked.All(SectionAcceptance.Select + ofThePlan + " order by id", SectionAcceptance.Read, whose.Key);
        reports = asked.All(CommitmentReport.Select + ofThePlan + " order by id", CommitmentReport.Read, whose.Key);
        // All that are open, and the newest of the others: what was said about an item stays with it.
        help = asked.All(
            HelpRequest.Select + $" where customer_id = ({whose.Customer}) order by closed_at is not null, id desc limit {HelpRequest.MostRead}", HelpRequest.Read, whose.Key);
        proposals = asked.All($"select id from plan_proposals where decided_at is null and customer_id = ({whose.Customer})", row => row.GetInt64(0), whose.Key);
        customers = asked.All($"select name, ops_owner from customers where id = ({whose.Customer})", row => (row.GetString(0), row.OptionalText(1)), whose.Key);
        contacts = asked.All($"select id, name, consent from contacts where customer_id = ({whose.Customer})", row => (row.GetInt64(0), row.GetString(1), row.GetString(2)), whose.Key);
        ops = asked.All("select user_name from ops_users", row => row.GetString(0));
        zones = asked.All("select zone from plan_zones" + ofThePlan, row => row.GetString(0), whose.Key);
    }

    /// <summary>Also of a customer that has no plan yet.</summary>
    public IReadOnlyList<HelpRequest> Help => [.. help.OrderBy(request => request.Id)];

    /// <summary>The vendor's people, by the names they sign in with.</summary>
    public IReadOnlyList<string> OpsUsers => ops;

    /// <summary>Something is proposed for the plan.</summary>
    public bool HasProposal => proposals.Count > 0;

    /// <summary>Who has agreed to be a contact.</summary>
    public IEnumerable<(long Id, string Name)> Contacts =>
        from contact in contacts where contact.Consent == Consent.Given select (contact.Id, contact.Name);

    /// <returns>Once the answers are in; null: there is no plan.</returns>
    public PlanView? View(DateTimeOffset now)
    {
        if (plans is not [var plan]) return null;
        plan.Items.AddRange(items);
        plan.Acceptances.AddRange(acceptances);
        plan.Readings.AddRange(readings);
        plan.Decisions.AddRange(decisions);
        plan.Phases.AddRange(phases);
        plan.Help.AddRange(Help);
        plan.Changes.AddRange(Enumerable.Reverse(changes));
        plan.Dropped.AddRange(dropped);
        plan.SectionAcceptances.AddRange(sections);
        plan.CommitmentReports.AddRange(reports);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zones.Single());
        var (customer, opsOwner) = customers.Single();
        return new PlanView(plan, customer, contacts.ToDictionary(contact => contact.Id, contact => contact.Name), Days.Of(now, zone))
        {
            OpsUsers = ops.ToHashSet(), NamedContact = opsOwner,
            AchievedOn = plan.AchievedAt is { } achieved ? Days.Of(achieved, zone) : null,
        };
    }
}

public sealed partial class Plan
{
    internal const string Select =
        "select id, customer_id, response_id, contact_id, definition_id, segment, title, version, started_on, deadline, achieved_at, goal_confirmed_at, goal_confirmed_by, closed_at, phase, revision from plans";

    internal static Plan Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), CustomerId = row.GetInt64(1), ResponseId = row.GetInt64(2), ContactId = row.GetInt64(3), DefinitionId = row.GetInt64(4),
        Segment = row.GetString(5), Title = row.GetString(6), Version = row.GetInt32(7), StartedOn = row.GetFieldValue<DateOnly>(8),
        Deadline = row.GetFieldValue<DateOnly>(9), AchievedAt = row.Optional<DateTimeOffset>(10), GoalConfirmedAt = row.Optional<DateTimeOffset>(11),
        GoalConfirmedBy = row.Optional<long>(12), ClosedAt = row.Optional<DateTimeOffset>(13), Phase = row.GetInt32(14), Revision = row.GetInt32(15),
    };
}

public sealed partial class PlanItem
{
    internal const string Select =
        "select id, plan_id, kind, key, parent, position, title, side, owner_id, due_on, accepts_plan, unit, better, baseline, target, origin::text, done_at, done_by, phase, is_own, added_by, drafted::text, is_kept, every, from_on, ops_owner, after from plan_items";

    internal static PlanItem Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Kind = row.GetString(2), Key = row.GetString(3), Parent = row.OptionalText(4),
        Position = row.GetInt32(5), Title = row.GetString(6), Side = row.OptionalText(7), OwnerId = row.Optional<long>(8),
        DueOn = row.Optional<DateOnly>(9), AcceptsPlan = row.GetBoolean(10), Unit = row.OptionalText(11), Better = row.OptionalText(12),
        Baseline = row.Optional<double>(13), Target = row.Optional<double>(14), Origin = row.GetString(15),
        DoneAt = row.Optional<DateTimeOffset>(16), DoneBy = row.Optional<long>(17), Phase = row.GetInt32(18),
        IsOwn = row.GetBoolean(19), AddedBy = row.Optional<long>(20), Drafted = row.OptionalText(21), IsKept = row.GetBoolean(22),
        Every = row.OptionalText(23), FromOn = row.Optional<DateOnly>(24), OpsOwner = row.OptionalText(25), After = row.OptionalText(26),
    };
}

public sealed partial class Acceptance
{
    internal const string Select = "select id, plan_id, version, contact_id, accepted_at from acceptances";

    internal static Acceptance Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Version = row.GetInt32(2), ContactId = row.GetInt64(3),
        AcceptedAt = row.GetFieldValue<DateTimeOffset>(4),
    };
}

public sealed partial class Reading
{
    internal const string Select = "select id, plan_id, measure, value, source, check_in_id, contact_id, day, read_at from readings";

    internal static Reading Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), PlanId = row.GetInt64(1), Measure = row.GetString(2), Value = row.GetDouble(3), Source = row.GetString(4),
        CheckInId = row.Optional<long>(5), ContactId = row.Optional<long>(6), Day = row.GetFieldValue<DateOnly>(7),
        ReadAt = row.GetFieldValue<DateTimeOffset>(8),
    };
}

public sealed partial class HelpRequest
{
    /// <summary>Of one customer. Nobody waits for as many answers.</summary>
    internal const int MostRead = 300;

    internal const string Select = "select id, customer_id, contact_id, item_kind, item_key, about, words, created_at, closed_at, closed_by, closed_by_contact from help_requests";

    internal static HelpRequest Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), CustomerId = row.GetInt64(1), ContactId = row.GetInt64(2), ItemKind = row.OptionalText(3), ItemKey = row.OptionalText(4),
        About = row.GetString(5), Words = row.GetString(6), CreatedAt = row.GetFieldValue<DateTimeOffset>(7), ClosedAt = row.Optional<DateTimeOffset>(8),
        ClosedBy = row.OptionalText(9), ClosedByContact = row.Optional<long>(10),
    };
}
