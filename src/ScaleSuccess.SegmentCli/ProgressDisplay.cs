using System.CommandLine;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.Segmentation.Selection;
using Spectre.Console;

namespace ScaleSuccess.SegmentCli;

/// <summary>Shows how far the engines are: a bar each on a terminal, a plain line each otherwise.</summary>
internal static class ProgressDisplay
{
    public static FoundSegments Show(InvocationConfiguration console, Func<IProgress<SearchStep>, FoundSegments> search)
    {
        var onTerminal = ReferenceEquals(console.Error, System.Console.Error) && !System.Console.IsErrorRedirected;
        return onTerminal ? Bars(search) : Lines(console.Error, search);
    }

    private static FoundSegments Lines(TextWriter output, Func<IProgress<SearchStep>, FoundSegments> search)
    {
        var heard = new HashSet<string>();
        var found = search(new Steps(step =>
        {
            if (heard.Add(step.Engine))
                output.WriteLine($"{step.Engine}: looking for segments");
        }));
        foreach (var engine in found.Engines)
            output.WriteLine(FormattableString.Invariant($"{engine.Engine}: {Wording.Count(engine.Model.K, "segment")}, criterion {Wording.Rounded(engine.Criterion):0.000}"));
        return found;
    }

    private static FoundSegments Bars(Func<IProgress<SearchStep>, FoundSegments> search)
    {
        // Standard output is kept free for pipes.
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        return terminal.Progress().Start(context =>
        {
            var bars = new Dictionary<string, ProgressTask>();
            return search(new Steps(step =>
            {
                if (!bars.TryGetValue(step.Engine, out var bar))
                    bars[step.Engine] = bar = context.AddTask(Markup.Escape(step.Engine));
                bar.MaxValue(step.Of).Value(step.Done);
            }));
        });
    }

    /// <summary>Unlike Progress&lt;T&gt;, says each step at once, on the thread that made it.</summary>
    private sealed class Steps(Action<SearchStep> show) : IProgress<SearchStep>
    {
        public void Report(SearchStep value) => show(value);
    }
}
