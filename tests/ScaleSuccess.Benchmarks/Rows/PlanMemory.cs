using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// The most memory that a process holds which makes 100,000 plans in one go and ends, against one that makes a tenth as many. The
/// database is not counted.
/// </summary>
public sealed class PlanMemory : IRow
{
    private const int Many = 100_000, Few = 10_000;
    private const string Verb = "start-plans";

    private Product? many, few;

    public string Name => "plan-memory";
    public string About => $"Peak memory of a process that makes {Many:N0} plans, against one that makes {Few:N0}.";
    public IReadOnlyList<Unit> Units => [new("MB", LessIsBetter: true) { GoalOfProduct = 500 }];
    public string? Missing => null;

    /// <summary>The process that is measured.</summary>
    public static Command MakePlans()
    {
        var database = new Argument<string>("database");
        var command = new Command(Verb, "Makes the plans that are missing and prints how many, and the peak memory in MB.") { database };
        command.Hidden = true;
        command.SetAction(async (parsed, cancel) =>
        {
            await using var product = await Harness.Product.On(parsed.GetValue(database)!, new MailOptions(), cancel);
            var made = await product.Run<StartPlans>(cancel);
            using var me = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made} {me.PeakWorkingSet64 / 1048576.0}"));
        });
        return command;
    }

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        many = await Answered(Many, place, cancel);
        few = await Answered(Few, place, cancel);
    }

    public Task<double[]> Product(CancellationToken cancel) => Peak(many!, Many, cancel);

    public Task<double[]> Reference(CancellationToken cancel) => Peak(few!, Few, cancel);

    private static async Task<Product> Answered(int customers, Workplace place, CancellationToken cancel)
    {
        var product = await Harness.Product.On(await place.NewDatabase(cancel), new MailOptions(), cancel);
        await product.SeedAssigned(customers, cancel);
        return product;
    }

    private static async Task<double[]> Peak(Product product, int customers, CancellationToken cancel)
    {
        await product.ForgetPlans(cancel);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(PlanMemory).Assembly.Location, Verb, product.ConnectionString]) { RedirectStandardOutput = true })!;
        var said = (await process.StandardOutput.ReadToEndAsync(cancel)).Split(' ');
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0) throw new InvalidOperationException($"The process that makes plans ended with {process.ExitCode}.");
        return said[0] == customers.ToString(CultureInfo.InvariantCulture) ? [double.Parse(said[1], CultureInfo.InvariantCulture)]
            : throw new InvalidOperationException($"{said[0]} of {customers} plans were made.");
    }

    public async ValueTask DisposeAsync()
    {
        if (many is not null) await many.DisposeAsync();
        if (few is not null) await few.DisposeAsync();
    }
}
