using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Commands.Samples;

public sealed class SeedCustomersTests
{
    [Fact]
    public async Task The_same_seed_twice_adds_nothing()
    {
        await using var product = await Product.New();
        Assert.Equal(250, await product.Seeded(250));
        Assert.Equal(0, await product.Seeded(250));
        Assert.Equal(50, await product.Seeded(300));
        Assert.Equal(300, await product.Seeded(300, seed: 2));
    }

    [Fact]
    public async Task Two_who_seed_at_once_add_each_customer_once()
    {
        await using var product = await Product.New();
        var made = await AtOnce.Run(3, () => product.Seeded(400));
        Assert.Equal(400, made.Sum());
        Assert.Equal(400L, await product.One<long>("select count(*) from responses"));
    }

    [Fact]
    public async Task What_is_seeded_goes_the_whole_way()
    {
        await using var product = await Product.New();
        await product.Seeded(200);
        Assert.Equal(200, await product.Run<AssignSegments>());
        Assert.Equal(200, await product.Run<StartPlans>());
        Assert.Equal(200, await product.Run<DispatchMessages>());
    }
}
