using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Editing;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

/// <summary>Models and what is done with them, as the tests' first lines say it.</summary>
internal static class KnownModels
{
    /// <summary>As few answers as hold segments.</summary>
    public static readonly SegmentOptions SoonTrained = new() { MinimumAnswers = 300, MostClusters = 5 };

    /// <summary>300 customers, a model trained on them and published, and everybody in their segment.</summary>
    public static async Task<Product> Published() => Product.With(await (await TestPostgres.Migrated(Published)).Lend(), SoonTrained);

    private static async Task Published(string connectionString, CancellationToken cancel)
    {
        await ProductDatabase.Defined(connectionString, cancel);
        await using var product = Product.On(connectionString, SoonTrained);
        await product.A_published_model(300);
    }

    /// <summary>300 customers assigned by the rules, and the candidate of a training on them.</summary>
    public static async Task<(Product Product, long Candidate)> WithACandidate()
    {
        var product = Product.With(await (await TestPostgres.Migrated(Trained)).Lend(), SoonTrained);
        return (product, await product.Candidate());
    }

    private static async Task Trained(string connectionString, CancellationToken cancel)
    {
        await ProductDatabase.Defined(connectionString, cancel);
        await using var product = Product.On(connectionString, SoonTrained);
        await product.Seeded(300);
        await product.Run<AssignSegments>();
        await product.A_candidate();
    }

    extension(Product product)
    {
        private Task<long> Candidate() => product.One<long>("select id from segment_models where status = 'candidate' order by id desc limit 1");

        /// <summary>The candidate of a training; its dry run is made.</summary>
        public async Task<long> A_candidate()
        {
            await product.Run<TrainSegments>();
            return await product.Candidate();
        }

        /// <summary>The same with more customers than <see cref="Published()"/> has.</summary>
        public async Task<long> A_published_model(int customers)
        {
            await product.Seeded(customers);
            var model = await product.A_candidate();
            Assert.Null(await product.Publish(model));
            await product.Run<AssignSegments>();
            return model;
        }

        public async Task<SegmentRefusal?> Publish(long model, string author = "olga") => await product.Use<PublishModel, SegmentRefusal?>(
            async (publish, cancel) => await publish.Run(model, await product.Published(), author, cancel));

        public Task<long?> Published() => product.Ask(db =>
            db.Set<SegmentModel>().Where(m => m.Status == SegmentModel.Published).Select(m => (long?)m.Id).SingleOrDefaultAsync());

        public Task<SegmentRefusal?> Pin(long customer, string segment, string reason = "They told us so.") =>
            product.Use<PinCustomer, SegmentRefusal?>((pin, cancel) => pin.Run(customer, segment, reason, "olga", cancel));

        public Task<SegmentRefusal?> Merge(string from, string into) =>
            product.Use<MergeSegments, SegmentRefusal?>((merge, cancel) => merge.Run(from, into, "olga", cancel));

        public Task<DryRunNumbers?> DryRunOf(long model) =>
            product.Use<ReadDryRun, DryRunNumbers?>((read, cancel) => read.Numbers(model, cancel));

        /// <summary>Found segments in use, the largest first.</summary>
        public Task<List<string>> FoundSegments() => product.Ask(db => db.Set<Assignment>().Where(a => a.SupersededAt == null && a.Segment.StartsWith("segment-"))
            .GroupBy(a => a.Segment).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).ToListAsync());

        public Task<string> SegmentOf(long customer) =>
            product.One<string>($"select segment from assignments where customer_id = {customer} and superseded_at is null");

        public Task<AssignmentView?> AssignerResult(long customer) =>
            product.Use<ReadAssignment, AssignmentView?>((read, cancel) => read.Of(customer, cancel));
    }
}
