using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Keeping;

/// <summary>Plans whose people promise each other something.</summary>
internal static class PlansWithCommitments
{
    private static int count;

    extension(Product product)
    {
        /// <summary>Somebody at the customer adds a commitment of its own.</summary>
        public async Task<PlanItem> Promise(Visitor visitor, string title, string? every = null, DateOnly? until = null)
        {
            var outcome = await product.Use<AddItem, EditOutcome>((add, cancel) => add.Run(visitor, new NewItem(
                ItemKind.Commitment, Interlocked.Increment(ref count).ToString("x12", System.Globalization.CultureInfo.InvariantCulture), null, new Dictionary<string, string?>
                {
                    [ItemField.Title] = title, [ItemField.Every] = every, [ItemField.Due] = until is { } day ? Days.Iso(day) : null,
                    [ItemField.Owner] = visitor.ContactId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }), cancel));
            Assert.IsType<EditOutcome.Saved>(outcome);
            return (await product.PlanOf(visitor)).Items.Single(item => item.Title == title);
        }

        /// <summary>Of the time that is asked about, unless another is given.</summary>
        public async Task<ReportOutcome> Report(Visitor visitor, string title, string state, DateOnly? day = null, string words = "")
        {
            var view = await product.ViewOf(visitor);
            var item = view.Plan.Items.Single(item => item.Title == title);
            return await product.Use<ReportCommitment, ReportOutcome>((report, cancel) =>
                report.Run(visitor, new NewReport(item.Key, day ?? view.Plan.ReportableTime(item, view.Today), state, words), cancel));
        }

        /// <summary>As ops say of the vendor's own.</summary>
        public Task<ReportOutcome> ReportOurs(PlanView view, PlanItem item, string state, string words = "") =>
            product.Use<ReportCommitment, ReportOutcome>((report, cancel) =>
                report.Run(view.Plan.Id, "maya.chen@acme.example", new NewReport(item.Key, view.Plan.ReportableTime(item, view.Today), state, words), cancel));

        public Task TakeBack(Visitor visitor, PlanItem item) => product.Use<ReportCommitment>((report, cancel) => report.TakeBack(visitor, item.Key, cancel));

        public async Task<CommitmentView> CommitmentOf(Visitor visitor, string title)
        {
            var view = await product.ViewOf(visitor);
            return view.Commitment(view.Plan.Items.Single(item => item.Title == title));
        }
    }

    public static PlanItem Ours(this PlanView view) => view.Of(ItemKind.Commitment).First(item => item.Side == "vendor");
}
