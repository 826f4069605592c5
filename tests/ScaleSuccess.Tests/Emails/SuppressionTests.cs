using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

public sealed class SuppressionTests
{
    [Fact]
    public async Task An_address_that_bounced_gets_nothing_at_any_customer_until_somebody_lifts_it()
    {
        await using var product = await Product.New();
        await Customer(product, "a", "ann@acme.example");
        product.Mail.Answer = _ => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, "550 no such user"));
        await product.Run<DispatchMessages>();
        product.Mail.Answer = _ => new MailOutcome.Delivered();

        await Customer(product, "b", "ANN@acme.example");
        Assert.Equal(0, await product.Run<DispatchMessages>());
        Assert.Equal("rejected,suppressed", await product.One<string>("select string_agg(state, ',' order by id) from messages"));

        var id = await product.Ask(db => db.Suppressions.Select(s => s.Id).SingleAsync());
        await product.Use<LiftSuppression>((lift, cancel) => lift.Run(id, cancel));
        await Customer(product, "c", "ann@acme.example");
        // The new one, and what had stopped at the block: one a day, for it is one person.
        for (var day = 0; day < 3; day++)
        {
            Assert.Equal(1, await product.Run<DispatchMessages>());
            product.Clock.Advance(TimeSpan.FromHours(26));
        }
    }

    [Fact]
    public async Task Sending_again_brings_back_whoever_an_earlier_build_took_for_dead()
    {
        await using var product = await Product.New();
        product.Mail.Answer = _ => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, "550 blocked by spamhaus"));
        foreach (var name in new[] { "ann", "ben", "cleo" }) await Customer(product, name, $"{name}@acme.example");
        await product.Run<DispatchMessages>();
        Assert.Equal(3L, await product.One<long>("select count(*) from suppressions where lifted_at is null"));
        product.Mail.Answer = _ => new MailOutcome.Delivered();

        var group = Assert.Single(await product.Use<UndeliveredMessages, List<UndeliveredMessage>>((all, cancel) => all.All(cancel)));
        Assert.Equal(3, await product.Use<SendAgain, int>((again, cancel) => again.Run(group, cancel)));

        Assert.Equal(3, await product.Run<DispatchMessages>());
        Assert.Equal(0L, await product.One<long>("select count(*) from suppressions where lifted_at is null"));
    }

    [Fact]
    public async Task An_address_that_bounces_again_after_it_was_lifted_is_suppressed_again()
    {
        await using var product = await Product.New();
        product.Mail.Answer = _ => new MailOutcome.Suppress(DeliveryReason.Of(DeliveryCode.AddressRefused, "550 no such user"));
        for (var time = 0; time < 2; time++)
        {
            await Customer(product, $"customer {time}", "ann@acme.example");
            await product.Run<DispatchMessages>();
            await product.Use<Unsubscribe>((topics, cancel) => topics.Return("Ann@acme.example", Topic.Survey, cancel));
        }
        Assert.Equal(2L, await product.One<long>("select count(*) from suppressions where lifted_at is not null"));
    }

    [Fact]
    public async Task Whoever_left_one_topic_still_gets_the_others()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email, Topic.CheckIn, cancel));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task Leaving_twice_is_leaving_once_and_one_return_undoes_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await AtOnce.Run(4, () =>
            product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email.ToUpperInvariant(), Topic.Plan, cancel)));
        Assert.Equal([Topic.Plan], await Left(product, nora.Email));
        await product.Use<Unsubscribe>((topics, cancel) => topics.Return(nora.Email, Topic.Plan, cancel));
        Assert.Empty(await Left(product, nora.Email));
    }

    private static Task<List<string>> Left(Product product, string address) =>
        product.Use<Unsubscribe, List<string>>((topics, cancel) => topics.Left(address, cancel));

    private static async Task Customer(Product product, string key, string address)
    {
        await product.Use<SaveCustomer>((save, cancel) =>
            save.Run(new CustomerRequest(key, key, null, null, [new ContactRequest("Ann", address, null, null)]), cancel));
        await product.Run<InviteContacts>();
    }
}
