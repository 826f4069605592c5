using System.CommandLine;
using ScaleSuccess.Web.Commands.Samples;
using ScaleSuccess.Web.Configuration;
using Spectre.Console;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>seed</c>: sample customers with realistic answers, in bulk. The journey does the rest.</summary>
public static class Seed
{
    public static Command Create(Option<string?> data, CommandHost host)
    {
        var customers = new Option<int>("--customers") { Description = "The number of customers.", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "The same number gives the same customers.", DefaultValueFactory = _ => 1 };
        customers.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && !(int.TryParse(typed.Value, out var number) && number is >= 1 and <= 1_000_000)) given.AddError("--customers takes a number from 1 to 1000000.");
        });
        var command = new Command("seed", "Create sample customers with realistic answers.") { customers, seed };
        command.SetAction((parsed, cancel) => host.With(parsed.GetValue(data), async (services, stop) =>
        {
            if (!services.GetRequiredService<AppSettings>().IsDevelopment)
                return CommandLine.Refuse("seed creates sample customers and works in development only: set ASPNETCORE_ENVIRONMENT=Development.");
            var create = ActivatorUtilities.CreateInstance<SeedCustomers>(services);
            var made = await Progress(parsed.GetValue(customers), progress =>
                create.Run(parsed.GetValue(customers), parsed.GetValue(seed), progress, stop));
            if (made == 0)
            {
                System.Console.WriteLine("No customer was created: these sample customers exist already. Another --seed creates others.");
                return CommandLine.Done;
            }
            System.Console.WriteLine($"{made} sample customers with submitted answers created; existing ones are unchanged.");
            System.Console.WriteLine("The running app assigns segments and creates plans within a minute, or run: ./run step assign-segments, ./run step start-plans.");
            return CommandLine.Done;
        }, cancel));
        return command;
    }

    /// <summary>A progress bar on a terminal; elsewhere a plain line now and then.</summary>
    private static Task<int> Progress(int of, Func<IProgress<int>, Task<int>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            return work(new PlainProgress(of));
        return AnsiConsole.Progress().StartAsync(async context =>
        {
            var task = context.AddTask("Customers", maxValue: of);
            return await work(new BarProgress(task));
        });
    }

    private sealed class BarProgress(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }

    private sealed class PlainProgress(int of) : IProgress<int>
    {
        public void Report(int value) => System.Console.WriteLine($"{value} of {of} customers");
    }
}
