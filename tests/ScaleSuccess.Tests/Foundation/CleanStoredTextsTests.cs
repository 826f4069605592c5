using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Foundation;

/// <summary>What an earlier version stored as it was typed is cleaned by the rule of today, once.</summary>
public sealed class CleanStoredTextsTests
{
    private const string Override = "\u202E", Unseen = "\u200B";

    [Fact]
    public async Task Names_and_free_texts_from_before_are_cleaned_as_they_are_where_they_enter()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Sql(
            $"""
            update customers set name = 'Ac{Override}me  GmbH', folded_name = 'ac{Override}me  gmbh', tier = '{Unseen}gold';
            update contacts set name = '{Unseen}';
            insert into api_keys (name, hash, created_by, created_at, scopes) values ('CRM{Override}', 'h', 'admin', now(), array['customers:read']);
            insert into help_requests (customer_id, contact_id, about, words, created_at)
            values ({nora.CustomerId}, {nora.ContactId}, 'Set{Unseen}up', E'one\r\n{Override}two', now());
            insert into responses (customer_id, contact_id, survey, wave, definition_id, answers, started_at, saved_at, purpose)
            select {nora.CustomerId}, {nora.ContactId}, 'onboarding', 'first', id, jsonb_build_object('why', jsonb_build_array('be{Override}fore', 'José', E'a\u0007b')), now(), now(), 'onboarding'
            from definitions where kind = 'survey' limit 1
            """);

        await AfterTheUpgrade(product);

        Assert.Equal("Acme GmbH|gold", await product.One<string>("select name || '|' || tier from customers"));
        // Nothing of it could be seen, and a name is never empty.
        Assert.Equal("?", await product.One<string>("select name from contacts"));
        Assert.Equal("CRM", await product.One<string>("select name from api_keys"));
        Assert.Equal("Setup|one\ntwo", await product.One<string>("select about || '|' || words from help_requests"));
        Assert.Equal("before|José|ab", await product.One<string>("select string_agg(value, '|') from responses, jsonb_array_elements_text(answers -> 'why') value"));
        // By the name as it is now.
        await product.Use<FoldCustomers>((fold, cancel) => fold.Run(cancel));
        Assert.Equal("acme gmbh", await product.One<string>("select folded_name from customers"));
    }

    [Fact]
    public async Task It_is_done_once_and_leaves_alone_what_is_clean()
    {
        await using var product = await Product.New();
        await product.A_customer();
        await product.Sql("update customers set name = 'می\u200Cخواهم 👩\u200D💻'");
        var before = await product.One<string>("select string_agg(xmin::text, ',') from definitions");
        await AfterTheUpgrade(product);
        Assert.Equal("می\u200Cخواهم 👩\u200D💻", await product.One<string>("select name from customers"));
        Assert.Equal(before, await product.One<string>("select string_agg(xmin::text, ',') from definitions"));

        await product.Sql($"update customers set name = 'Ac{Override}me'");
        await Clean(product);
        Assert.Equal($"Ac{Override}me", await product.One<string>("select name from customers"));
    }

    [Fact]
    public async Task Many_rows_are_cleaned_each_with_its_own_text()
    {
        await using var product = await Product.New();
        await product.Sql(
            $"""
            insert into customers (key, name, tier, time_zone, created_at)
            select 'k' || n, 'N' || case when n % 2 = 0 then '{Override}' else '' end || n || 'é', 'standard', 'UTC', now() from generate_series(1, 12000) n
            """);
        await AfterTheUpgrade(product);
        Assert.Equal(12000L, await product.One<long>("select count(*) from customers where name = 'N' || substr(key, 2) || 'é'"));
    }

    [Fact]
    public async Task Definitions_from_before_are_cleaned_so_that_they_can_still_be_read()
    {
        await using var product = await Product.New();
        var before = await product.One<string>("select source from definitions where kind = 'survey' and key = 'onboarding'");
        await product.Sql($"update definitions set source = source || '# {Override}note' where kind = 'survey' and key = 'onboarding'");
        await AfterTheUpgrade(product);
        Assert.Equal(before + "# note", await product.One<string>("select source from definitions where kind = 'survey' and key = 'onboarding'"));
    }

    /// <summary>Whoever adds a column that people fill in tells of it, and spells it right.</summary>
    [Fact]
    public async Task Every_column_told_of_is_there()
    {
        await using var product = await Product.New();
        var columns = await product.Use<IEnumerable<TypedColumn>, List<TypedColumn>>((all, _) => Task.FromResult(all.ToList()));
        Assert.True(columns.Count > 15);
        foreach (var column in columns)
            await product.One<long>(string.Create(CultureInfo.InvariantCulture, $"select count({column.Column}) from {column.Table}"));
    }

    private static async Task AfterTheUpgrade(Product product)
    {
        await product.Sql("insert into pending_cleanups (name) values ('typed_texts')");
        await Clean(product);
    }

    private static Task Clean(Product product) => product.Use<CleanStoredTexts>((clean, cancel) => clean.Run(cancel));
}
