using Npgsql;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Given.Databases;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

/// <summary>What every other test relies on: a database that another test had before looks like a new one.</summary>
public sealed class LentDatabaseTests
{
    [Fact]
    public async Task What_a_test_gives_back_is_for_the_next_as_if_new_table_by_table()
    {
        var postgres = await TestPostgres.Migrated(Defined);
        var lent = await postgres.Lend();
        var product = Product.With(lent, segments: null);
        var asNew = await Contents(lent.Source);
        await product.Seeded(20);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        await product.Sql(
            """
            insert into migrations select 'x' || name, applied_at, checksum from migrations;
            update definitions set source = source || ' ';
            delete from active_definitions where kind = 'email';
            select nextval('segment_numbers');
            """);
        Assert.True((await Contents(lent.Source)).Except(asNew).Count() > 15);
        await product.DisposeAsync();

        var next = await postgres.Lend();

        Assert.Same(lent, next);
        Assert.Equal(asNew, await Contents(next.Source));
        await using var copied = NpgsqlDataSource.Create(await postgres.NewDatabase());
        Assert.Equal(asNew, await Contents(copied));
    }

    [Theory]
    [InlineData("create table more ()")]
    [InlineData("drop table others")]
    [InlineData("alter table things add more int")]
    [InlineData("alter table things rename to stuff")]
    [InlineData("alter table things alter id drop not null")]
    [InlineData("alter table things alter name set default 'x'")]
    [InlineData("alter table things add check (id > 0)")]
    [InlineData("alter table things disable trigger checks")]
    [InlineData("alter table things enable row level security")]
    [InlineData("drop trigger checks on things")]
    [InlineData("create index on things (name)")]
    [InlineData("create or replace function checked() returns trigger language plpgsql as 'begin return null; end'")]
    [InlineData("create or replace view names as select name || '!' as name from things")]
    [InlineData("alter sequence numbers increment 2")]
    [InlineData("do $$ begin execute format('alter database %I set work_mem = ''1MB''', current_database()); end $$")]
    [InlineData("create schema more")]
    public async Task Who_changes_more_than_rows_has_had_it_alone(string sql) =>
        Assert.False(await IsLentAgain(lent => Execute(lent.Source, sql)));

    [Fact]
    public async Task Rows_and_numbers_can_be_used_up_at_will() =>
        Assert.True(await IsLentAgain(lent => Execute(lent.Source, "insert into things (id, name) select nextval('numbers'), 'x' from generate_series(1, 100)")));

    [Fact]
    public async Task A_host_that_goes_on_keeps_it()
    {
        await using var host = new NpgsqlConnection();
        Assert.False(await IsLentAgain(async lent =>
        {
            host.ConnectionString = lent.ConnectionString;
            await host.OpenAsync();
        }));
    }

    [Fact]
    public async Task So_does_a_transaction_that_was_not_ended() => Assert.False(await IsLentAgain(async lent =>
    {
        // Never closed: to close it would end the transaction.
        var open = await lent.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("begin; insert into things (id) values (1)", open);
        await command.ExecuteNonQueryAsync();
    }));

    [Theory]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")]
    public async Task A_lock_and_an_ended_session_are_not_handed_on(string sql) => Assert.False(await IsLentAgain(async lent =>
    {
        await using (await lent.Source.OpenConnectionAsync())
            await Execute(lent.Source, sql);
    }));

    [Fact]
    public async Task A_large_one_is_not_emptied() =>
        Assert.False(await IsLentAgain(lent => Execute(lent.Source, "insert into things (id, name) select n, repeat('x', 1000) from generate_series(1, 6000) n")));

    private static async Task<bool> IsLentAgain(Func<LentDatabase, Task> use)
    {
        // This class's own template, as its method is, and one test after another: nobody takes the database in between.
        var postgres = await TestPostgres.Migrated(Small);
        var lent = await postgres.Lend();
        var asNew = await Contents(lent.Source);
        await use(lent);
        await lent.GiveBack();
        var next = await postgres.Lend();
        Assert.Equal(asNew, await Contents(next.Source));
        await next.GiveBack();
        return ReferenceEquals(next, lent);
    }

    private static Task Defined(string connectionString, CancellationToken cancel) => ProductDatabase.Defined(connectionString, cancel);

    private static async Task Small(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await Execute(source,
            """
            create table things (id int not null, name text);
            create table others (id int generated always as identity);
            insert into others default values;
            create sequence numbers;
            create view names as select name from things;
            create function checked() returns trigger language plpgsql as 'begin return new; end';
            create trigger checks before insert on things for each row execute function checked()
            """);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each table's rows and each sequence's place.</summary>
    private static async Task<IReadOnlyList<string>> Contents(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            select relname || ' ' || (xpath('/table/row/has/text()', query_to_xml(case relkind
                when 'S' then format('select last_value || '' '' || is_called as has from %s', oid::regclass)
                else format('select count(*) || '' '' || coalesce(md5(string_agg(t::text, ''|'' order by t::text)), '''') as has from %s t', oid::regclass) end, false, false, '')))[1]
            from pg_class where relkind in ('r', 'S') and oid >= 16384 and relnamespace::regnamespace::text !~ '^(pg_|information)' order by 1
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var contents = new List<string>();
        while (await reader.ReadAsync()) contents.Add(reader.GetString(0));
        return contents;
    }
}
