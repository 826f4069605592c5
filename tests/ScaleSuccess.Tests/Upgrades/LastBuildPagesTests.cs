using System.Net;
using Npgsql;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>The console shows what the last landed build left.</summary>
public sealed class LastBuildPagesTests
{
    [Fact]
    public async Task Every_page_of_the_console_opens()
    {
        await using var host = await TestHost.Start(database: await LastBuild.Upgraded());
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        host.Clock.SetUtcNow(await LastBuild.Stopped(source));
        // Whose password Given/Dumps/story.py chose.
        var browser = await Console.OpsConsole.SignedInAgain(host);
        string[] fixedOnes =
        [
            "/ops", "/ops/customers", "/ops/segments", "/ops/segments/unclear", "/ops/segments/pinned", "/ops/segments/proposals", "/ops/segments/models",
            "/ops/emails", "/ops/journey", "/ops/settings",
        ];
        var found = await source.All<string>(
            """
            select '/ops/segments/models/' || id from segment_models union all select '/ops/segments/' || key from segments
            union all select '/ops/segments/templates/' || key || page from active_definitions, unnest(array['', '/yaml', '/versions']) page where kind = 'plan'
            union all select '/ops/emails/' || key from active_definitions where kind = 'email'
            union all (select distinct on (segment, confidence) '/ops/customers/' || customer_id from assignments where superseded_at is null)
            union all select '/ops/customers/' || customer_id from segment_pins
            union all select distinct '/ops/customers/' || k.customer_id from messages m join contacts k on k.id = m.contact_id where m.state not in ('sent', 'due')
            """);
        Assert.True(found.Count > 60, $"{found.Count} pages");
        foreach (var path in fixedOnes.Concat(found.Distinct()))
        {
            var page = await browser.Get(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status} {page.Text}");
        }
    }
}
