using System.CommandLine;
using System.Globalization;
using ScaleSuccess.SegmentCli;

namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>Runs the segment verb in a folder of its own, as a person at a prompt would.</summary>
public sealed class SegmentRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("segment-").FullName;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public IEnumerable<string> Files => Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public string this[string name] => Path.Combine(_folder, name);

    public string Read(string name) => File.ReadAllText(this[name]);

    public SegmentRun With(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this;
    }

    public SegmentRun With(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this;
    }

    /// <summary>Words that name a file of the folder become its path.</summary>
    public async Task<int> Segment(string arguments, CancellationToken cancel = default)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] words = [.. arguments.Split(' ').Select(w => w.EndsWith(".csv", StringComparison.Ordinal) || w.EndsWith(".json", StringComparison.Ordinal) ? this[w] : w)];
        var exit = await new RootCommand { SegmentCommand.Create(TimeProvider.System) }.Parse(["segment", .. words])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancel);
        (Output, Error) = (output.ToString(), error.ToString());
        return exit;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
