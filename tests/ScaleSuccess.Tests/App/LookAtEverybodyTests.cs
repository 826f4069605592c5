using ScaleSuccess.App;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.App;

public sealed class LookAtEverybodyTests
{
    [Fact]
    public async Task Whom_no_step_was_told_of_waits_a_night_at_most()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan();
        await Forget(product);
        product.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        Assert.Equal(0, await product.Run<LookAtEverybody>());
        Assert.Equal(1, await product.Run<SendDueCheckIns>());

        await product.An_answered_customer();
        await Forget(product);
        Assert.Equal(0, await product.Run<AssignSegments>());
        Assert.Equal(1, await product.Run<LookAtEverybody>());
        Assert.Equal(1, await product.Run<AssignSegments>());
        await Forget(product);
        Assert.Equal(0, await product.Run<StartPlans>());
        Assert.Equal(1, await product.Run<LookAtEverybody>());
        Assert.Equal(1, await product.Run<StartPlans>());

        await product.A_customer();
        await Forget(product);
        Assert.Equal(0, await product.Run<InviteContacts>());
        Assert.Equal(1, await product.Run<LookAtEverybody>());
        Assert.Equal(1, await product.Run<InviteContacts>());
        await product.Sql("delete from check_in_looks");
        Assert.Equal(2, await product.Run<LookAtEverybody>());
        await product.Sql("delete from plans_to_assess");
        Assert.Equal(2, await product.Run<LookAtEverybody>());
        Assert.Equal(2, await product.Run<AssessPlans>());
        Assert.Equal(0, await product.Run<LookAtEverybody>());
    }

    private static Task Forget(Product product) => product.Sql(
        "truncate uninvited_customers, unassigned_customers, unplanned_customers, moved_customers; update check_in_looks set next_at = 'infinity'");
}
