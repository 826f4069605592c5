using System.CommandLine;
using ScaleSuccess.Segmentation;
using Spectre.Console;

namespace ScaleSuccess.Web.Commands;

/// <summary>Shows how far the engines are: a bar each on a terminal, a plain line each otherwise.</summary>
internal static class SegmentProgress
{
    public static IReadOnlyList<(IClusterer Engine, ChosenK Chosen)> Show(
        InvocationConfiguration console, IReadOnlyList<IClusterer> engines, Func<IClusterer, IProgress<(int Done, int Of)>, ChosenK> search)
    {
        var onTerminal = ReferenceEquals(console.Error, Console.Error) && !Console.IsErrorRedirected;
        return onTerminal ? Bars(engines, search) : Lines(console.Error, engines, search);
    }

    private static List<(IClusterer, ChosenK)> Lines(
        TextWriter output, IReadOnlyList<IClusterer> engines, Func<IClusterer, IProgress<(int Done, int Of)>, ChosenK> search)
    {
        var found = new List<(IClusterer, ChosenK)>();
        foreach (var engine in engines)
        {
            output.WriteLine($"{engine.Engine}: looking for segments");
            var chosen = search(engine, new Steps(_ => { }));
            output.WriteLine(FormattableString.Invariant($"{engine.Engine}: {chosen.Model.K} segments, criterion {chosen.Criterion:0.000}"));
            found.Add((engine, chosen));
        }
        return found;
    }

    private static List<(IClusterer, ChosenK)> Bars(
        IReadOnlyList<IClusterer> engines, Func<IClusterer, IProgress<(int Done, int Of)>, ChosenK> search)
    {
        // Standard output stays clean for whoever reads it.
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().Start(context => engines.Select(engine =>
        {
            var bar = context.AddTask(Markup.Escape(engine.Engine));
            return (engine, search(engine, new Steps(step => bar.MaxValue(step.Of).Value(step.Done))));
        }).ToList());
    }

    /// <summary>Unlike Progress&lt;T&gt;, says each step at once, on the thread that made it.</summary>
    private sealed class Steps(Action<(int Done, int Of)> show) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => show(value);
    }
}
