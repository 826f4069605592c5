using System.CommandLine;
using ScaleSuccess.App;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Commands;

/// <summary><c>step NAME</c>: runs one step of the journey now and says what it did.</summary>
public static class Step
{
    public static Command Create(Option<string?> data, CommandHost host)
    {
        var names = string.Join(", ", Journey.Steps.Select(step => step.Name));
        var name = new Argument<string>("NAME") { Description = names };
        name.Validators.Add(given =>
        {
            if (Journey.Find(given.GetValueOrDefault<string>()) is null) given.AddError($"Unknown step. The steps are: {names}.");
        });
        var command = new Command("step", "Run one step of the journey now and print what it did.") { name };
        command.SetAction((parsed, cancel) => host.With(parsed.GetValue(data), async (services, stop) =>
        {
            var step = Journey.Find(parsed.GetRequiredValue(name))!;
            var done = await services.GetRequiredService<RunStep>().Now(step, stop);
            System.Console.WriteLine($"{step.Name}: {step.Does}. {done} done.");
            return CommandLine.Done;
        }, cancel));
        return command;
    }
}
