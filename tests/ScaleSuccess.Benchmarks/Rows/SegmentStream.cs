using System.Diagnostics;
using Npgsql;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// A dry run of a model on a million stored customers, from the claim to the commit, against PostgreSQL giving the very
/// rows that it reads to a client that discards them.
/// </summary>
public sealed class SegmentStream : IRow
{
    private const int Customers = 1_000_000, Drawn = 20_000;
    private static readonly string Again = FormattableString.Invariant($"generate_series(1, {Customers / Drawn - 1}) n");

    // What AssignAll allows itself, or the two would be planned differently. "Local", as below: the pool forgets no setting.
    private const string Memory = "set local work_mem = '64MB'";

    // Copies of rows that were checked need no foreign key looked up again.
    private const string Unchecked = "set local session_replication_role = replica";

    /// <summary>All customers are copied again and again, until there are enough; ids count from 1 and continue after the last copy.</summary>
    private static readonly string[] Copies =
    [
        $"""
        insert into customers (id, key, name, tier, time_zone, created_at) overriding system value
        select c.id + n * {Drawn}, c.key || '-' || n, c.name, c.tier, c.time_zone, c.created_at from {Again} cross join customers c
        """,
        $"""
        insert into contacts (id, customer_id, name, email, role, created_at) overriding system value
        select k.id + n * {Drawn}, k.customer_id + n * {Drawn}, k.name, n || '-' || k.email, k.role, k.created_at from {Again} cross join contacts k
        """,
        $"""
        insert into responses (id, customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at) overriding system value
        select r.id + n * {Drawn}, r.customer_id + n * {Drawn}, r.contact_id + n * {Drawn}, r.survey, r.purpose, r.wave, r.definition_id,
               r.answers, r.started_at, r.saved_at, r.submitted_at
        from {Again} cross join responses r
        """,
        $"""
        insert into assignments (id, customer_id, response_id, segment, confidence, reason_code, reason_args, assigned_at) overriding system value
        select a.id + n * {Drawn}, a.customer_id + n * {Drawn}, a.response_id + n * {Drawn}, a.segment, a.confidence, a.reason_code, a.reason_args, a.assigned_at
        from {Again} cross join assignments a
        """,
    ];

    private Product? product;
    private long model, bytes;

    public string Name => "segment-stream";
    public string About => $"A dry run that places {Customers:N0} stored customers against COPY TO of the rows that it reads.";
    public IReadOnlyList<Unit> Units => [new("rows/s", Goal: 1.0 / 3)];
    public string? Missing => null;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        product = await Harness.Product.On(await place.NewDatabase(cancel), new MailOptions(), cancel);
        await product.SeedAssigned(Drawn, cancel);
        foreach (var insert in Copies) await product.Execute($"begin; {Unchecked}; {insert}; commit", cancel);
        // Readers would otherwise set hint bits in the first rounds, and autovacuum come in the middle of one.
        await product.Execute("vacuum (analyze) customers, contacts, responses, assignments", cancel);
        await product.Run<TrainSegments>(cancel);
        model = await product.Ask("select id from segment_models where status = 'candidate'", cancel);
        // As COPY's binary format counts: a header and a trailer, and for each row and field their lengths.
        bytes = await product.Ask(
            $"select 21 + sum(2 + 6 * 4 + 4 * 8 + 1 + octet_length(answers::text) + coalesce(octet_length(segment), 0)) from ({Query}) r", cancel);
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        await Clear(cancel);
        var watch = Stopwatch.StartNew();
        var refusal = await product!.Use<DryRun, SegmentRefusal?>(run => run.Run(model, cancel));
        var rate = Customers / watch.Elapsed.TotalSeconds;
        var assigned = await product.Ask($"select count(*) from assigner_results where model_id = {model}", cancel);
        return refusal is null && assigned == Customers ? [rate]
            : throw new InvalidOperationException($"{assigned} of {Customers} customers were assigned. {refusal}");
    }

    public async Task<double[]> Reference(CancellationToken cancel)
    {
        await Clear(cancel);
        await using var connection = await product!.Database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var command = new NpgsqlCommand(Memory, connection)) await command.ExecuteNonQueryAsync(cancel);
        var buffer = new byte[1 << 18];
        var watch = Stopwatch.StartNew();
        var read = 0L;
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"copy ({Query}) to stdout (format binary)", cancel))
            while (await copy.ReadAsync(buffer, cancel) is > 0 and var some) read += some;
        var rate = Customers / watch.Elapsed.TotalSeconds;
        return read == bytes ? [rate] : throw new InvalidOperationException($"{read} of {bytes} bytes were read.");
    }

    /// <summary>For both, so that neither runs beside the checkpoint and the autovacuum of a million new results.</summary>
    private Task Clear(CancellationToken cancel) => product!.Execute("truncate assigner_results; checkpoint", cancel);

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
    }

    private static string Query => Sql.Text("Segments/AnswerTables/AllAnswers.sql");
}
