using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Engagement;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

/// <summary>Who is asked: the champion who can be reached, else somebody who can.</summary>
public sealed class ReadersOfCheckInsTests
{
    private static readonly (string, string[]) FarAhead = ("by_when", ["2027-12-01"]);

    [Fact]
    public async Task A_new_champion_gets_the_check_ins_of_one_whose_address_bounced()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await Bounced(product, nora.Email);
        var key = await product.One<string>($"select key from customers where id = {nora.CustomerId}");
        await product.Use<SaveCustomer>((save, cancel) => save.Run(new CustomerRequest(key, "Customer", null, null,
            [new ContactRequest("Ole Berg", "ole@example.com", Contact.Champion, null)]), cancel));
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Run<SendDueCheckIns>();
        await product.Run<DispatchMessages>();
        Assert.Equal("ole@example.com", product.Mail.Sent.Last().To.Address);
        Assert.Equal("ole@example.com", await product.One<string>("select k.email from check_ins c join contacts k on k.id = c.contact_id"));
    }

    [Fact]
    public async Task A_check_in_that_bounced_goes_to_the_next_contact_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Run<DispatchMessages>();
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Run<SendDueCheckIns>();
        product.Mail.Answer = mail => mail.To.Address == nora.Email
            ? new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, "550 5.1.1")) : new MailOutcome.Delivered();
        await product.Run<DispatchMessages>();
        Assert.Equal(0, await product.Run<SendDueCheckIns>());

        await product.Sql($"insert into contacts (customer_id, name, email, role, created_at) values ({nora.CustomerId}, 'Ole', 'ole@example.com', 'admin', now())");
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("ole@example.com", product.Mail.Sent.Last().To.Address);
        Assert.Equal(1L, await product.One<long>("select count(*) from check_ins"));
    }

    [Fact]
    public async Task The_champion_is_asked_before_others_and_a_mere_user_last()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Sql($"""
            insert into contacts (customer_id, name, email, role, created_at)
            select {nora.CustomerId}, role, role || '@example.com', role, now() from unnest(array['user', 'economic_buyer', 'champion']) role
            """);
        await product.Sql($"update contacts set role = 'user' where id = {nora.ContactId}");
        foreach (var expected in new[] { "champion@example.com", nora.Email, "economic_buyer@example.com", "user@example.com" })
        {
            Assert.Equal(expected, await product.One<string>("select k.email from check_in_readers r join contacts k on k.id = r.contact_id"));
            await Bounced(product, expected);
        }
    }

    [Fact]
    public async Task Ops_see_the_customers_who_cannot_be_reached()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer_with_an_accepted_plan("UTC", FarAhead), await product.A_customer());
        Assert.Empty(await Unreachable(product));
        await Bounced(product, nora.Email);
        Assert.Equal(nora.CustomerId, Assert.Single(await Unreachable(product)).Id);
        await product.Sql($"insert into contacts (customer_id, name, email, role, created_at) values ({nora.CustomerId}, 'Ole', 'ole@example.com', 'user', now())");
        Assert.Empty(await Unreachable(product));
        Assert.NotEqual(nora.CustomerId, other.CustomerId);
    }

    private static Task<List<UnreachableCustomer>> Unreachable(Product product) =>
        product.Use<UnreachableCustomers, List<UnreachableCustomer>>((all, cancel) => all.Latest(cancel));

    private static Task Bounced(Product product, string address) =>
        product.Sql($"insert into suppressions (address, cause, created_at) values (lower('{address}'), 'bounce', now())");
}
