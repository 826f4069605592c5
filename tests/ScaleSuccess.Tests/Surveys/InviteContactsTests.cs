using ScaleSuccess.Customers;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys;

public sealed class InviteContactsTests
{
    [Fact]
    public async Task One_person_of_each_customer_is_invited_once()
    {
        await using var product = await Product.New();
        await product.A_customer();
        await product.A_customer();
        Assert.Equal(2, await product.Run<InviteContacts>());
        Assert.Equal(0, await product.Run<InviteContacts>());
    }

    [Theory]
    [InlineData("user admin champion", "champion")]
    [InlineData("user admin economic_buyer", "admin")]
    [InlineData("user", "user")]
    public async Task The_champion_is_preferred_and_a_mere_user_comes_last(string roles, string invited)
    {
        await using var product = await Product.New();
        await product.Use<SaveCustomer>((save, cancel) => save.Run(new CustomerRequest("acme", "Acme", null, null,
            [.. roles.Split(' ').Select(role => new ContactRequest(role, $"{role}@acme.example", role, null))]), cancel));
        await product.Run<InviteContacts>();
        Assert.Equal(invited, await product.One<string>("select c.role from messages m join contacts c on c.id = m.contact_id"));
    }

    [Fact]
    public async Task Nobody_is_invited_whose_company_has_answered()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        Assert.Equal(0, await product.Run<InviteContacts>());
    }

    [Fact]
    public async Task A_champion_who_comes_later_is_no_reason_for_a_second_invitation()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Run<InviteContacts>();
        await product.Sql($"insert into contacts (customer_id, name, email, role, created_at) values ({nora.CustomerId}, 'B', 'b@example.com', 'champion', now())");
        await product.Sql($"update contacts set role = 'user' where id = {nora.ContactId}");
        Assert.Equal(0, await product.Run<InviteContacts>());
    }

    [Fact]
    public async Task A_customer_without_people_waits_for_the_first_one()
    {
        await using var product = await Product.New();
        await product.Use<SaveCustomer>((save, cancel) => save.Run(new CustomerRequest("acme", "Acme", null, null, null), cancel));
        Assert.Equal(0, await product.Run<InviteContacts>());
    }

    [Fact]
    public async Task Four_servers_at_once_invite_each_customer_once()
    {
        await using var product = await Product.New();
        await product.Seeded(300);
        await product.Sql("update responses set submitted_at = null");
        var invited = await AtOnce.Run(4, () => product.Run<InviteContacts>());
        Assert.Equal(300, invited.Sum());
        Assert.Equal(300L, await product.One<long>("select count(*) from messages"));
    }
}
