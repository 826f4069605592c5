using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Standing;

/// <summary>
/// What a plan needs from each side now, most urgent first: everything that is overdue or due soon, whatever its milestone. The
/// first of the customer's is the single next thing that its page asks for; docs/facts.md says the rule.
/// </summary>
public static class PlanNeeds
{
    /// <summary>What is due in so many days is due soon.</summary>
    public const int SoonDays = 14;

    extension(PlanView view)
    {
        /// <summary>The question whether the goal is reached first (its yes accepts the plan, too), then acceptance, then what becomes of a plan past its deadline, answers of the vendor, then by date, numbers last.</summary>
        /// <param name="answered">Items at which somebody is stuck and the vendor has had the last word.</param>
        /// <param name="review">The day of the open review; null: none is open.</param>
        public IReadOnlyList<Need> CustomerNeeds(IReadOnlyList<MeasureView> measures, IReadOnlyList<PlanItem> answered, DateOnly? review = null)
        {
            // At the goal, a review alone goes on asking: what comes next?
            Need[] reviews = review <= view.Today && !view.Plan.IsClosed ? [new Need(NeedKind.Review, null, review)] : [];
            if (view.Plan.IsOver) return reviews;
            var needs = new List<Need>();
            if (view.AsksForGoal(measures)) needs.Add(new Need(NeedKind.Goal, null, null));
            if (!view.IsAccepted) needs.Add(new Need(NeedKind.Acceptance, view.Asking, view.Asking?.DueOn));
            if (view.Plan.AsksAboutEnd(view.Today)) needs.Add(new Need(NeedKind.Deadline, null, null));
            needs.AddRange(answered.Select(item => new Need(NeedKind.Answer, item, null)));
            needs.AddRange(view.Dated(Side.Customer).Concat(reviews).OrderBy(need => need.Due).ThenBy(view.Waits));
            needs.AddRange(measures.Where(measure => measure.AsksForNumber).Select(measure => new Need(NeedKind.Number, measure.Measure, null)));
            return needs;
        }

        /// <param name="answered">As of <c>CustomerNeeds</c>: there it is the customer's turn again.</param>
        public IReadOnlyList<Need> VendorNeeds(IReadOnlyList<PlanItem> answered) => view.Plan.IsOver ? []
            : [.. view.Dated(Side.Vendor).Where(need => !answered.Contains(need.Item!)).OrderBy(need => need.Due).ThenBy(view.Waits)];

        /// <summary>The numbers, or the milestones, suggest that the goal is reached. At a later goal's start the numbers may be at their targets already.</summary>
        public bool AsksForGoal(IReadOnlyList<MeasureView> measures) =>
            !view.Plan.IsOver && ((view.Plan.Phase == 1 && ReadMeasures.AllReached(measures)) || view.Plan.AreMilestonesDone);

        /// <summary>Of two of one day, what comes after another comes second.</summary>
        private bool Waits(Need need) => need.Item is { } item && view.Plan.WaitsFor(item) is not null;

        private PlanItem? Asking => view.Of(ItemKind.Action).FirstOrDefault(action => action.AcceptsPlan);

        private IEnumerable<Need> Dated(Side side)
        {
            foreach (var action in view.Of(ItemKind.Action).Where(action => !action.AcceptsPlan && view.Turn(action) == side && view.IsWanted(action)))
                yield return new Need(NeedKind.Action, action, action.DueOn);
            foreach (var commitment in view.Of(ItemKind.Commitment).Where(commitment => commitment.IsOf(side)))
                if (view.Plan.AskedTime(commitment, view.Today) is { } day) yield return new Need(NeedKind.Commitment, commitment, day);
            if (side != Side.Customer) yield break;
            foreach (var milestone in view.Of(ItemKind.Milestone).Where(milestone => view.Plan.IsReady(milestone) && !view.Plan.IsOnHold(milestone)))
                yield return new Need(NeedKind.Milestone, milestone, milestone.DueOn);
        }

        /// <summary>Whose turn it is: the vendor's where somebody waits for its help.</summary>
        private Side Turn(PlanItem action) => action.IsOf(Side.Vendor) || view.Plan.IsOnHold(action) ? Side.Vendor : Side.Customer;

        /// <summary>Open, and overdue, due soon, or needed for the next milestone.</summary>
        private bool IsWanted(PlanItem action) => view.Plan.IsOpen(action)
            && (action.Parent == view.Next?.Key || action.DueOn <= view.Today.AddDays(SoonDays) || action.DueOn <= view.Next?.DueOn);
    }
}
