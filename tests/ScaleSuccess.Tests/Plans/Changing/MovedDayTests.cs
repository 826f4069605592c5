using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Tests.Plans.Changing;

public sealed class MovedDayTests
{
    [Fact]
    public void The_same_moves_have_the_same_sign_in_whatever_order_they_were_read()
    {
        var day = new DateOnly(2026, 2, 6);
        var moves = new[] { Item(2), Item(1) }.Select(item => new MovedDay(item, day.AddDays(-7), day)).ToList();
        Assert.Equal(MovedDay.Sign(moves), MovedDay.Sign(moves.AsEnumerable().Reverse()));
        Assert.NotEqual(MovedDay.Sign(moves), MovedDay.Sign([moves[0], moves[1] with { To = day.AddDays(1) }]));
    }

    private static PlanItem Item(long id)
    {
        var item = new PlanItem { Kind = ItemKind.Milestone, Key = $"m{id}", Title = "Ready", Origin = "{}" };
        typeof(PlanItem).GetProperty(nameof(PlanItem.Id))!.SetValue(item, id);
        return item;
    }
}
