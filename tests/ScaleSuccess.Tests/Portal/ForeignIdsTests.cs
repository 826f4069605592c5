using System.Globalization;
using System.Net;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Fuzz;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.Portal;

/// <summary>Under one customer's link nothing of another's is reached, whatever ids are sent along.</summary>
public sealed class ForeignIdsTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guest mine = null!, theirs = null!;
    private long myCheckIn, theirCheckIn;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        (mine, theirs) = (await host.A_guest_with_a_plan(), await host.A_guest_with_a_plan());
        await host.Everybody_accepts();
        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.Run<SendDueCheckIns>();
        (mine, theirs) = (await Renewed(mine), await Renewed(theirs));
        (myCheckIn, theirCheckIn) = ((await host.CheckInsOf(mine))[0].Id, (await host.CheckInsOf(theirs))[0].Id);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Every_form_sent_with_anothers_ids_changes_nothing_of_theirs()
    {
        var before = await Theirs();
        var pages = await Pages();
        var (browser, sent) = (host.Browser(), 0);
        foreach (var page in pages)
            foreach (var form in FuzzedForm.On(await browser.Get(page)))
                foreach (var action in Actions(form.Action))
                    foreach (var isInAddress in new[] { false, true })
                    {
                        var fields = form.Fields.Concat(isInAddress ? [] : Spoofed()).ToList();
                        var address = isInAddress ? action + '?' + string.Join('&', Spoofed().Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")) : action;
                        var answer = await browser.Http.PostAsync(address, new FormUrlEncodedContent(fields));
                        if (action != form.Action) Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{action}: {answer.StatusCode}");
                        else Assert.True((int)answer.StatusCode < 500, $"{action}: {answer.StatusCode}");
                        Assert.DoesNotContain(theirs.Visitor.CustomerName, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
                        sent++;
                    }
        Assert.True(sent > 20, $"Only {sent} forms were sent.");
        Assert.Equal(before, await Theirs());
        // The forms did something, so that they could have done it to others.
        Assert.NotEqual(0, (await host.CheckInsOf(mine)).Count(checkIn => checkIn.Answer is not null));
    }

    /// <summary>An action's or a milestone's key of their plan, under my link.</summary>
    [Fact]
    public async Task Keys_of_anothers_plan_are_keys_of_mine_or_of_nothing()
    {
        var before = await Theirs();
        var browser = host.Browser();
        var page = await browser.Get(mine.Plan);
        foreach (var item in (await host.PlanOf(theirs)).Items)
            foreach (var id in new[] { item.Key, item.Id.ToString(CultureInfo.InvariantCulture) })
            {
                var form = FuzzedForm.On(page).First(form => form.Fields.Any(field => field.Value == "tick"));
                await browser.Http.PostAsync(form.Action, new FormUrlEncodedContent([.. form.Fields, new("done", id)]));
            }
        Assert.Equal(before, await Theirs());
    }

    private async Task<Guest> Renewed(Guest guest) => guest with { Token = await host.Token(guest.Visitor.ContactId, LinkPurpose.Pages) };

    private async Task<IReadOnlyList<string>> Pages() =>
    [
        mine.Plan, mine.Page(1), Urls.CheckIn(mine.Token, myCheckIn), Urls.CheckIn(mine.Token, myCheckIn) + "?answer=on_track",
        .. await Task.WhenAll(Topic.All.Select(async topic => Urls.Unsubscribe(await host.Token(mine.Visitor.ContactId, LinkPurpose.Unsubscribe), topic))),
    ];

    /// <summary>As the form has it, and with an id of theirs where it has one of mine.</summary>
    private IEnumerable<string> Actions(string action)
    {
        yield return action;
        var mineInIt = $"/{myCheckIn.ToString(CultureInfo.InvariantCulture)}";
        if (action.EndsWith(mineInIt, StringComparison.Ordinal)) yield return action[..^mineInIt.Length] + $"/{theirCheckIn.ToString(CultureInfo.InvariantCulture)}";
    }

    private IEnumerable<KeyValuePair<string, string>> Spoofed()
    {
        foreach (var name in new[] { "id", "Id", "checkIn", "CheckInId" }) yield return new(name, theirCheckIn.ToString(CultureInfo.InvariantCulture));
        foreach (var name in new[] { "customer", "customerId", "Visitor.CustomerId" }) yield return new(name, theirs.Visitor.CustomerId.ToString(CultureInfo.InvariantCulture));
        foreach (var name in new[] { "contact", "contactId", "Visitor.ContactId" }) yield return new(name, theirs.Visitor.ContactId.ToString(CultureInfo.InvariantCulture));
        yield return new("email", theirs.Visitor.Email);
    }

    /// <summary>Every row that says that it is theirs, in every table there is.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Theirs()
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        var plan = (await host.PlanOf(theirs)).Id;
        var rows = new SortedDictionary<string, string>();
        foreach (var (column, id) in new[] { ("customer_id", theirs.Visitor.CustomerId), ("contact_id", theirs.Visitor.ContactId), ("plan_id", plan), ("check_in_id", theirCheckIn) })
            foreach (var table in await source.All<string>($"""
                select c.table_name::text from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.column_name = '{column}'
                """))
                rows[$"{table}.{column}"] = string.Join('\n', await source.All<string>($"select t::text from {table} t where {column} = {id} order by 1"));
        Assert.NotEmpty(rows["check_ins.plan_id"] + rows["plan_items.plan_id"]);
        return rows;
    }
}
