using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Keeping;
using ScaleSuccess.Plans.OpsOwners;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Ending;
using ScaleSuccess.Tests.Plans.Keeping;
using ScaleSuccess.Tests.Plans.Reviews;
using static ScaleSuccess.Tests.Plans.OpsOwners.NamedPeople;

namespace ScaleSuccess.Tests.Plans.OpsOwners;

/// <summary>Who of the vendor does what the vendor has to do.</summary>
public sealed class NameOpsOwnerTests
{
    [Fact]
    public async Task Who_is_named_does_it_else_the_customers_contact_else_nobody_in_particular()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sign_up(Maya, Dan);
        var view = await product.ViewOf(nora);
        var (action, promise) = (view.OursToDo(), view.Ours());
        Assert.Null(await product.OwnerOf(nora, action));
        Assert.True(await product.Is_contact_of(Maya, nora));
        Assert.Equal((Maya, Maya), (await product.OwnerOf(nora, action), await product.OwnerOf(nora, promise)));
        Assert.Equal(NamingOutcome.Named, await product.Name(action, Dan));
        Assert.Equal(NamingOutcome.Named, await product.Name(promise, Dan));
        Assert.Equal((Dan, Dan), (await product.OwnerOf(nora, action), await product.OwnerOf(nora, promise)));
        await product.Name(action, "");
        Assert.Equal(Maya, await product.OwnerOf(nora, action));
        // Of what the customer has to do, nobody of the vendor is asked.
        Assert.Null(await product.OwnerOf(nora, view.Plan.OwnAction()));
    }

    [Fact]
    public async Task Only_for_what_is_the_vendors_and_open_and_only_one_of_ops_is_named()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sign_up(Maya);
        var view = await product.ViewOf(nora);
        var ours = view.OursToDo();
        Assert.Equal(NamingOutcome.NotOpen, await product.Name(view.Plan.OwnAction(), Maya));
        Assert.Equal(NamingOutcome.NotOpen, await product.Name(view.Of(ItemKind.Milestone).First(), Maya));
        Assert.Equal(NamingOutcome.NoSuchUser, await product.Name(ours, Dan));
        Assert.False(await product.Is_contact_of(Dan, nora));
        await product.Use<FinishVendorAction>((finish, cancel) => finish.Run(ours.PlanId, ours.Key, true, cancel));
        Assert.Equal(NamingOutcome.NotOpen, await product.Name(ours, Maya));
    }

    [Fact]
    public async Task The_customer_gives_it_to_nobody_else_of_the_vendor()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sign_up(Maya, Dan);
        var ours = (await product.ViewOf(nora)).OursToDo();
        await product.Name(ours, Maya);
        Assert.IsType<EditOutcome.NotOpen>(await product.Change(nora, ours, ItemField.OpsOwner, Dan));
        Assert.Equal(Maya, await product.OwnerOf(nora, ours));
    }

    [Fact]
    public async Task In_an_accepted_plan_it_counts_at_once_is_told_in_its_history_and_nobody_has_to_accept_anything_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sign_up(Maya);
        await product.Accept(nora);
        var ours = (await product.ViewOf(nora)).OursToDo();
        await product.Name(ours, Maya);
        // Twice is once.
        await product.Name(ours, Maya);
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.True(plan.IsAccepted);
        Assert.DoesNotContain(Plan.Sections, plan.IsSectionChanged);
        var change = Assert.Single(Assert.Single(await product.RevisionsOf(nora)).Changes);
        Assert.Equal(("olga@acme.example", null), (change.OpsUser, change.ContactId));
        Assert.Equal((ItemField.OpsOwner, new FieldChange(null, Maya)), change.ReadFields().Select(field => (field.Key, field.Value)).Single());
        // For the next draft it is as it was drafted.
        Assert.Null(plan.Find(ours.Kind, ours.Key)!.Drafted);
        // Other words of the same item do mark it.
        await product.Sql($"update plan_items set title = 'Something else' where id = {ours.Id}");
        Assert.True((await product.ViewOf(nora)).Plan.IsSectionChanged(ItemKind.Milestone));
    }

    [Fact]
    public async Task Whoever_is_gone_does_nothing_any_more_and_ops_hand_over_what_was_theirs()
    {
        await using var product = await Product.New();
        var (nora, vera) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        await product.Sign_up(Maya, Dan);
        var (ours, hers) = ((await product.ViewOf(nora)).OursToDo(), (await product.ViewOf(vera)).OursToDo());
        await product.Is_contact_of(Maya, nora);
        await product.Is_contact_of(Dan, vera);
        await product.Name(ours, Dan);
        await product.Name(hers, Dan);
        Assert.Empty((await product.Use<ReadGoneOwners, GoneOwners>((read, cancel) => read.Now(cancel))).All);

        await product.Is_gone(Dan);
        Assert.Equal((Maya, null), (await product.OwnerOf(nora, ours), await product.OwnerOf(vera, hers)));
        var gone = await product.Use<ReadGoneOwners, GoneOwners>((read, cancel) => read.Now(cancel));
        Assert.Equal(new GoneOwner(Dan, Customers: 1, Items: 2), Assert.Single(gone.All));
        Assert.Equal([Maya], gone.Heirs);

        Assert.False(await product.Use<HandOver, bool>((hand, cancel) => hand.Run(Dan, "nobody@acme.example", Maya, cancel)));
        Assert.True(await product.Use<HandOver, bool>((hand, cancel) => hand.Run(Dan, Maya, Maya, cancel)));
        Assert.Equal((Maya, Maya), (await product.OwnerOf(nora, ours), await product.OwnerOf(vera, hers)));
        Assert.Equal(Maya, (await product.ViewOf(vera)).OpsContact);
        Assert.Empty((await product.Use<ReadGoneOwners, GoneOwners>((read, cancel) => read.Now(cancel))).All);
        Assert.Equal(Maya, (await product.RevisionsOf(vera))[0].First.ReadFields()[ItemField.OpsOwner].After);
    }

    [Fact]
    public async Task What_is_done_or_over_waits_for_nobody()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sign_up(Dan);
        var view = await product.ViewOf(nora);
        await product.Name(view.OursToDo(), Dan);
        await product.Name(view.Ours(), Dan);
        await product.Use<FinishVendorAction>((finish, cancel) => finish.Run(view.Plan.Id, view.OursToDo().Key, true, cancel));
        await product.ReportOurs(view, view.Ours(), ScaleSuccess.Plans.Commitments.ReportedState.Released);
        await product.Is_gone(Dan);
        Assert.Empty((await product.Use<ReadGoneOwners, GoneOwners>((read, cancel) => read.Now(cancel))).All);
    }

    [Fact]
    public async Task A_name_comes_back_with_what_was_left_out_and_goes_when_the_customer_is_to_do_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sign_up(Maya);
        var ours = (await product.ViewOf(nora)).OursToDo();
        await product.Name(ours, Maya);
        await product.Drop(nora, ours);
        await product.Restore(nora, ours);
        Assert.Equal(Maya, await product.OwnerOf(nora, ours));
        var item = (await product.PlanOf(nora)).Find(ours.Kind, ours.Key)!;
        item.Change(item.Content with { Side = "customer" });
        Assert.Null(item.OpsOwner);
    }

    [Fact]
    public async Task A_review_says_who_of_the_vendor_did_what_and_keeps_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_long_plan();
        await product.Sign_up(Maya);
        var view = await product.ViewOf(nora);
        await product.Name(view.OursToDo(), Maya);
        await product.Name(view.Ours(), Maya);
        await product.Use<FinishVendorAction>((finish, cancel) => finish.Run(view.Plan.Id, view.OursToDo().Key, true, cancel));
        product.It_is(4, 6);
        await product.ReviewNow(nora);
        await product.Confirm(nora);
        await product.Is_gone(Maya);
        var content = await product.ContentOf(nora);
        Assert.Equal(Maya, content.Done.Single(item => item.Title == view.OursToDo().Title).OpsOwner);
        Assert.Equal(Maya, content.Commitments.Single(one => one.Title == view.Ours().Title).OpsOwner);
    }

    [Fact]
    public async Task An_answer_about_it_says_who_does_it_by_when_and_new_plans_who_the_contact_is()
    {
        await using var product = await Product.New();
        await product.Sign_up(Maya);
        var nora = await product.An_answered_customer();
        await product.Is_contact_of(Maya, nora);
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();
        await product.Run<DispatchMessages>();
        Assert.Contains("Your contact at Acme: Maya Chen", product.Mail.Sent.Single(mail => mail.To.Address == nora.Email).Text, StringComparison.Ordinal);

        var view = await product.ViewOf(nora);
        var ours = view.OursToDo();
        await product.Reply(nora, $"action/{ours.Key}", "We are on it.");
        await product.Reply(nora, $"action/{view.Plan.OwnAction().Key}", "Well done.");
        await product.Run<DispatchMessages>();
        var mails = product.Mail.Sent.Skip(1).ToList();
        Assert.Contains($"Maya Chen at Acme does this by {ScaleSuccess.Foundation.Days.Long(ours.DueOn!.Value)}.", mails.Single(mail => mail.Subject.Contains(ours.Title, StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does this", mails.Single(mail => !mail.Subject.Contains(ours.Title, StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }
}
