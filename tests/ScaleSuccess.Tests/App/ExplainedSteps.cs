using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Engagement.Calendar;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Targets;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Surveys.Waves;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.App;

/// <summary>A place in a statement's plan that reads a table.</summary>
/// <param name="Rows">That it read, whatever became of them.</param>
public sealed record TableRead(string Step, string How, string Table, long Rows, string Statement)
{
    public override string ToString() => $"{Step}: {How} on {Table} reads {Rows} rows: {Statement.ReplaceLineEndings(" ")}";
}

/// <summary>
/// Every step of the journey, run once on a database with 100,000 customers for whom nothing is to be done and a few for whom
/// something is. PostgreSQL's auto_explain sends the plan of each statement that runs, those within triggers too.
/// </summary>
public sealed class ExplainedSteps : IAsyncLifetime
{
    public const int Customers = 100_000, Due = 10;

    /// <summary>Not a step, and a page like any other: what one customer gets in the next 90 days.</summary>
    public const string CustomerCalendar = "customer's calendar";

    private const string Explain =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on -c auto_explain.log_buffers=on " +
        "-c auto_explain.log_timing=off -c auto_explain.log_nested_statements=on -c auto_explain.log_format=json -c auto_explain.log_level=notice";

    private readonly Dictionary<string, int> done = [];
    private readonly List<TableRead> reads = [];

    /// <summary>By step, how many facts it created.</summary>
    public IReadOnlyDictionary<string, int> Done => done;

    public IReadOnlyList<TableRead> Reads => reads;

    /// <summary>How many e-mails one customer gets.</summary>
    public int Foreseen { get; private set; }

    /// <summary>Tables that grow with the customers.</summary>
    public IReadOnlySet<string> Big { get; private set; } = new HashSet<string>();

    public async Task InitializeAsync()
    {
        var database = await ProductDatabase.WithDefinitions();
        await Fill(database);
        using var log = new RecordedLog();
        using var logging = LoggerFactory.Create(all => all.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        var explained = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database) { Options = Explain }.ConnectionString);
        explained.UseLoggerFactory(logging);
        await using var product = Product.On(database, change: services => services.AddSingleton(_ => explained.Build()));
        foreach (var step in Journey.Steps)
        {
            var before = log.Lines.Count;
            done[step.Name] = await product.Use<RunStep, int>((run, cancel) => run.Now(step, cancel));
            reads.AddRange(log.Lines.Skip(before).SelectMany(line => Read(step.Name, line.Text)));
        }
        var earlier = log.Lines.Count;
        Foreseen = (await product.Use<ForeseeMail, Foreseen>(async (foresee, cancel) => await foresee.Of(await product.One<long>("select max(customer_id) from sequence_runs where stopped_at is null"), cancel))).Mails.Count;
        reads.AddRange(log.Lines.Skip(earlier).SelectMany(line => Read(CustomerCalendar, line.Text)));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task Fill(string database)
    {
        // On a busy machine it takes longer than a command usually may.
        await using var product = Product.On(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 300 }.ConnectionString);
        var many = await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), "tests/ScaleSuccess.Benchmarks/Load/ManyCustomers.sql"));
        await product.Sql(string.Create(CultureInfo.InvariantCulture,
            $"begin; set local many.customers = {Customers}; set local many.now = '{Product.Start:O}'; {many}; commit"));
        // A model has been trained on them: it is not time to train again.
        await product.Sql(string.Create(CultureInfo.InvariantCulture,
            $$"""
            insert into segment_models (engine, rows, answers, k, model, report, trained_at, status, definition_id)
            select 'latent-class', 20000, count(*), 1, '{}', '{}', '{{Product.Start:O}}', 'discarded', min(definition_id) from responses
            """));
        await product.Seeded(Due);
        for (var i = 0; i < Due; i++) await product.A_customer();
        await product.Sql(string.Create(CultureInfo.InvariantCulture,
            $"""
            with due as (select plan_id from check_in_looks join plan_facts f using (plan_id) where next_at < 'infinity' and f.accepted order by plan_id limit {Due})
            update check_ins c set day = day - 20, due_at = due_at - interval '20 days' from due d where d.plan_id = c.plan_id
            """));
        // A survey is sent by every kind of rule but the calendar's, whose day comes for everybody at once.
        await product.A_survey([.. Enum.GetValues<SendWhen>().Where(when => when != SendWhen.Calendar).Select(when =>
            $"{{ key: {when.Name()}, when: {when.Name()}, {(when.IsSchedule() ? "every_months: 3" : "days: 2")} }}")]);
        await product.Sql(string.Create(CultureInfo.InvariantCulture,
            $"""
            update survey_rules set looked_until = '{Product.Start:O}';
            with reached as (select min(i.id) as id, p.customer_id from plan_items i join plans p on p.id = i.plan_id where i.kind = 'milestone' and exists (select from reachable_contacts k where k.customer_id = p.customer_id) group by p.customer_id order by p.customer_id desc limit {Due}),
            here as (update customers c set time_zone = 'Europe/Berlin' from reached r where c.id = r.customer_id)
            update plan_items i set done_at = '{Product.Start.AddDays(-2):O}' from reached r where i.id = r.id
            """));
        // Everybody who was told of a plan has been asked to accept it; of a few it is time to ask again.
        await product.Sql(string.Create(CultureInfo.InvariantCulture,
            $"""
            insert into sequence_runs (kind, message_id, customer_id, contact_id, plan_id, plan_version, started_at, next_at)
            select 'plan-waiting', m.id, p.customer_id, p.contact_id, p.id, p.version, '{Product.Start.AddDays(-9):O}', '{Product.Start.AddDays(1):O}'
            from messages m join contacts k on k.id = m.contact_id join plans p on p.customer_id = k.customer_id
            where m.email <> 'check-in' and m.id in (select min(id) from messages group by contact_id);
            update sequence_runs set next_at = '{Product.Start:O}' where id in (select r.id from sequence_runs r join plan_facts f on f.plan_id = r.plan_id join reachable_contacts k on k.id = r.contact_id join contact_zones z on z.contact_id = k.id where not f.accepted and z.zone = 'Europe/Berlin' order by r.id limit {Due})
            """));
        // Some of those who are reminded have another e-mail waiting: theirs become one.
        await product.Sql(string.Create(CultureInfo.InvariantCulture,
            $$"""
            insert into messages (contact_id, email, occurrence, topic, data, due_at, created_at)
            select r.contact_id, 'mention', 'comment/' || r.id, 'plan', '{"item.title": "x", "said.lines": ["y"], "author.name": "z", "links.thread": "/p/{token}"}', '{{Product.Start:O}}', '{{Product.Start:O}}'
            from sequence_runs r where r.next_at = '{{Product.Start:O}}'
            """));
        await product.Sql("vacuum (analyze)");
        Big = (await product.Use<NpgsqlDataSource, HashSet<string>>(async (source, cancel) =>
        {
            await using var command = source.CreateCommand(
                $"select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= {Customers / 10}");
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var names = new HashSet<string>();
            while (await rows.ReadAsync(cancel)) names.Add(rows.GetString(0));
            return names;
        }));
    }

    private static IEnumerable<TableRead> Read(string step, string line)
    {
        if (line.IndexOf("plan:\n", StringComparison.Ordinal) is not (> 0 and var start) || !line.Contains("\"Plan\":", StringComparison.Ordinal)) return [];
        using var plan = JsonDocument.Parse(line[(start + "plan:\n".Length)..]);
        var statement = plan.RootElement.GetProperty("Query Text").GetString()!;
        return [.. Nodes(plan.RootElement.GetProperty("Plan")).Where(node => node.TryGetProperty("Relation Name", out _) && !IsWrite(node))
            .Select(node => new TableRead(step, node.GetProperty("Node Type").GetString()!, node.GetProperty("Relation Name").GetString()!, Rows(node), statement))];
    }

    private static bool IsWrite(JsonElement node) => node.GetProperty("Node Type").GetString() == "ModifyTable";

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        !node.TryGetProperty("Plans", out var inner) ? [node] : inner.EnumerateArray().SelectMany(Nodes).Prepend(node);

    /// <summary>PostgreSQL gives the average of all loops.</summary>
    private static long Rows(JsonElement node) => (long)(node.GetProperty("Actual Loops").GetDouble()
        * new[] { "Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck" }.Sum(each => node.TryGetProperty(each, out var rows) ? rows.GetDouble() : 0));
}
