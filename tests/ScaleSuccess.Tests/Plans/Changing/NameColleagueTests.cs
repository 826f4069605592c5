using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.Colleagues;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>Somebody at the customer gives something to a colleague whom we do not know yet.</summary>
public sealed class NameColleagueTests
{
    [Fact]
    public async Task They_do_it_and_nobody_writes_to_them_unless_that_was_chosen()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        Assert.IsType<EditOutcome.Saved>(await Give(product, nora, action, new NewColleague(" Petra  Vogt ", "petra@example.com", IsInvited: false)));
        Assert.Equal("Petra Vogt", await Owner(product, nora, action));
        Assert.Equal("named", await Consent(product));
        Assert.Equal(0, await product.Run<InviteColleagues>());

        // Once more with an invitation, whatever the case of the address: the same person, who is asked now.
        Assert.IsType<EditOutcome.Saved>(await Give(product, nora, action, new NewColleague("Petra", "Petra@Example.com", IsInvited: true)));
        Assert.Equal("asked", await Consent(product));
        Assert.Equal(1, await product.Run<InviteColleagues>());
        Assert.Equal(0, await product.Run<InviteColleagues>());
        Assert.Equal(1L, await product.One<long>("select count(*) from contacts where lower(email) = 'petra@example.com'"));
    }

    [Fact]
    public async Task Whoever_agrees_is_introduced_to_the_plan_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await Give(product, nora, (await product.PlanOf(nora)).OwnAction(), new NewColleague("Petra Vogt", "petra@example.com", IsInvited: true));
        await product.Run<InviteColleagues>();
        var petra = nora with { ContactId = await product.One<long>("select id from contacts where email = 'petra@example.com'"), Email = "petra@example.com" };
        for (var click = 0; click < 2; click++) await product.Use<AcceptInvitation>((accept, cancel) => accept.Run(petra, cancel));
        await product.Run<DispatchMessages>();
        var mail = Assert.Single(product.Mail.Sent, mail => mail.To.Address == "petra@example.com" && mail.Text.Contains("/welcome", StringComparison.Ordinal));
        Assert.Contains("Nora Lindqvist answered a short survey", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_refused_is_named_and_not_asked_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sql($"insert into contacts (customer_id, name, email, role, consent, created_at) values ({nora.CustomerId}, 'Petra', 'petra@example.com', 'user', 'declined', now())");
        var action = (await product.PlanOf(nora)).OwnAction();
        Assert.IsType<EditOutcome.Saved>(await Give(product, nora, action, new NewColleague("P. Vogt", "petra@example.com", IsInvited: true)));
        Assert.Equal("Petra", await Owner(product, nora, action));
        Assert.Equal("declined", await Consent(product));
        Assert.Equal(0, await product.Run<InviteColleagues>());
    }

    [Theory]
    [InlineData("", "petra@example.com", NewColleague.NameField)]
    [InlineData("Petra", "", NewColleague.EmailField)]
    [InlineData("Petra", "petra", NewColleague.EmailField)]
    public async Task Without_a_name_or_an_address_nothing_is_saved(string name, string email, string field)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var refused = Assert.IsType<EditOutcome.Refused>(await Give(product, nora, (await product.PlanOf(nora)).OwnAction(), new NewColleague(name, email, IsInvited: true)));
        Assert.Equal(field, Assert.Single(refused.Mistakes).Field);
        Assert.Equal(1L, await product.One<long>("select count(*) from contacts"));
    }

    [Fact]
    public async Task Nobody_is_kept_whose_change_was_not_saved_and_one_plan_names_no_crowd()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        var petra = new NewColleague("Petra", "petra@example.com", IsInvited: true);
        var edit = new ItemEdit(action.Kind, action.Key, new Dictionary<string, FieldEdit>
        {
            [ItemField.Title] = new(action.Title, ""), [ItemField.Owner] = new(action.Content.Get(ItemField.Owner), NewColleague.Choice),
        })
        { Colleague = petra };
        Assert.IsType<EditOutcome.Refused>(await product.Save(nora, edit));
        Assert.Equal(1L, await product.One<long>("select count(*) from contacts"));
        // Somebody else has given it to another colleague meanwhile.
        Assert.IsType<EditOutcome.Clashes>(await product.Save(nora, edit with { Fields = new Dictionary<string, FieldEdit> { [ItemField.Owner] = new("4711", NewColleague.Choice) } }));
        Assert.Equal(1L, await product.One<long>("select count(*) from contacts"));

        await product.Sql($"insert into contacts (customer_id, name, email, role, consent, named_by, created_at) select {nora.CustomerId}, 'N', n || '@example.com', 'user', 'named', {nora.ContactId}, now() from generate_series(1, {NameColleague.MostColleagues}) n");
        var refused = Assert.IsType<EditOutcome.Refused>(await Give(product, nora, action, petra));
        Assert.IsType<EditMistake.TooManyPeople>(Assert.Single(refused.Mistakes));
    }

    private static async Task<EditOutcome> Give(Product product, Visitor visitor, PlanItem item, NewColleague to)
    {
        var was = (await product.PlanOf(visitor)).Find(item.Kind, item.Key)!.Content.Get(ItemField.Owner);
        return await product.Save(visitor, new ItemEdit(item.Kind, item.Key, new Dictionary<string, FieldEdit> { [ItemField.Owner] = new(was, NewColleague.Choice) }) { Colleague = to });
    }

    private static async Task<string?> Owner(Product product, Visitor visitor, PlanItem item)
    {
        var view = await product.ViewOf(visitor);
        return view.Owners[view.Plan.Find(item.Kind, item.Key)!.OwnerId!.Value];
    }

    private static Task<string> Consent(Product product) => product.One<string>("select consent from contacts where lower(email) = 'petra@example.com'");
}
