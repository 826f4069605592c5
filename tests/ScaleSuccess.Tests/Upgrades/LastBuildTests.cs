using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>A data folder of the last landed build starts with this one, and everything is still there.</summary>
public sealed class LastBuildTests
{
    [Fact]
    public async Task Every_row_is_still_there_and_a_second_start_changes_nothing()
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Database());
        var before = await KeptRows.Before(source);
        Assert.DoesNotContain(0, before.Values);
        await LastBuild.Migrate(source);
        Assert.Equal(before, await KeptRows.Now(source));
        Assert.Empty(await LastBuild.Migrate(source));
        Assert.Equal(before, await KeptRows.Now(source));
    }

    [Fact]
    public async Task Every_customers_plan_can_be_read()
    {
        await using var product = await LastBuild.At(await LastBuild.Upgraded());
        var customers = await product.All<long>("select customer_id from plans order by customer_id");
        var items = 0;
        foreach (var customer in customers)
        {
            var view = await product.Use<ReadPlan, PlanView?>((plans, cancel) => plans.Of(customer, cancel));
            Assert.NotEmpty(view!.Of(ItemKind.Milestone));
            items += view.Plan.Items.Count;
        }
        Assert.Equal(await product.One<long>("select count(*) from plan_items"), items);
    }

    [Fact]
    public async Task The_journey_goes_on()
    {
        await using var product = await LastBuild.At(await LastBuild.Upgraded());
        var before = await product.One<long>("select count(*) from check_ins");
        // By then a check-in is due again, and a night and a week have passed.
        product.Clock.Advance(TimeSpan.FromDays(8));
        foreach (var step in Journey.Steps) await product.Use<RunStep, int>((run, cancel) => run.Now(step, cancel));
        Assert.Empty(await product.All<string>("select step || ': ' || failed from step_runs where failed is not null"));
        Assert.Equal(Journey.Steps.Count, await product.One<long>("select count(*) from step_runs"));
        Assert.True(await product.One<long>("select count(*) from check_ins") > before);
    }
}
