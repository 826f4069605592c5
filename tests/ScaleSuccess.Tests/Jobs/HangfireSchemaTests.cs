using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Jobs;

public sealed class HangfireSchemaTests
{
    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_make_it_once_and_whole()
    {
        await using var product = await Product.New();
        var nodes = Enumerable.Range(0, 4).Select(_ => Node(product.ConnectionString)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.GetRequiredService<HangfireSchema>().Install(CancellationToken.None))));

        Assert.Equal(HangfireSchema.Scripts[^1].Version, await product.One<int>("select version from hangfire.schema"));
        foreach (var node in nodes)
        {
            node.GetRequiredService<JobStorage>().GetMonitoringApi().GetStatistics();
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_waits_for_a_node_that_migrates()
    {
        await using var product = await Product.New();
        await using var node = Node(product.ConnectionString);
        // A node opens the storage as it starts; that alone must not make tables.
        node.GetRequiredService<JobStorage>();
        Task installing;
        await using (await NodeLock.Take(product.Database, NodeLock.Migrations, CancellationToken.None))
        {
            installing = Task.Run(() => node.GetRequiredService<HangfireSchema>().Install(CancellationToken.None));
            await Until.Waiting(product.ConnectionString, 1);
            Assert.True(await product.One<bool>("select to_regnamespace('hangfire') is null"));
        }
        await installing;
        Assert.False(await product.One<bool>("select to_regnamespace('hangfire') is null"));
    }

    private static ServiceProvider Node(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        HangfireSetup.Add(services, connectionString);
        return services.BuildServiceProvider();
    }
}
