using System.Diagnostics;
using System.Text;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>Whatever a file holds, it ends with one sentence and exit code 2, within seconds and little memory.</summary>
[Trait("Kind", "Fault")]
public sealed class HostileFileTests : IDisposable
{
    private const string Memory = "0x10000000"; // 256 MB

    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData("one line", "the row is longer than 4 MB")]
    [InlineData("one quoted line", "the row is longer than 4 MB; perhaps a quote that opens in it is never closed.")]
    [InlineData("late open quote", "line 3, column 1: the row is longer than 4 MB; perhaps a quote that opens in it is never closed.")]
    [InlineData("columns", "the header names 100,000 columns, and a file may have 2,000.")]
    [InlineData("NULs", "line 3, column 1: there is a NUL byte")]
    [InlineData("only NULs", "NUL byte")]
    [InlineData("UTF-16", "the text is in UTF-16; save the file as CSV UTF-8.")]
    [InlineData("Latin-1", "line 3, column 2 ('a'): the text is not in UTF-8")]
    [InlineData("Latin-1 header", "line 1, column 2: the text is not in UTF-8")]
    [InlineData("long cell", "line 2, column 2 ('a'): the answer is longer than 131,072 bytes.")]
    [InlineData("long name", "line 1, column 2: the column's name is longer than 4,000 bytes.")]
    [InlineData("stray quote", "line 3, column 2: a cell with a quote in it needs quotes around it")]
    [InlineData("escape", "line 3, column 2: the row has 1 cells")]
    [InlineData("choices", "different answers together, and may have 20,000")]
    public async Task Ends_with_one_sentence(string kind, string sentence)
    {
        Write(kind);
        var (exit, error) = await Fit();
        Assert.Equal(2, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain(error.TrimEnd(), char.IsControl);
        Assert.Equal(["in.csv"], _run.Files);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_at_once()
    {
        using (var file = File.Create(_run["in.csv"]))
            file.SetLength((2L << 30) + 1);
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv"));
        Assert.Contains("the file is larger than 2 GB", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_an_end_is_refused()
    {
        if (!File.Exists("/dev/zero"))
            return;
        Assert.Equal(2, await _run.Segment("fit --input /dev/zero --output out.csv"));
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
    }

    public void Dispose() => _run.Dispose();

    private void Write(string kind)
    {
        using var file = File.Create(_run["in.csv"]);
        void Text(string text) => file.Write(Encoding.UTF8.GetBytes(text));
        void Many(string text, int bytes)
        {
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 1 << 16)));
            for (var left = bytes; left > 0; left -= block.Length)
                file.Write(block);
        }

        switch (kind)
        {
            case "one line": Many("a,", 200 << 20); break;
            case "one quoted line": Text("id,\""); Many("a,", 100 << 20); break;
            case "late open quote": Text("id,a\n1,x\n2,\""); Many("3,y\n", 100 << 20); break;
            case "columns": Text(string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"c{i}")) + "\n" + string.Join(',', new int[100_000]) + "\n"); break;
            case "NULs": Text("id,a\n1,x\n2,y\0z\n"); break;
            case "only NULs": file.Write(new byte[1000]); Text("\n"); break;
            case "UTF-16": file.Write([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("id,a\n1,x\n")]); break;
            case "Latin-1": file.Write([.. "id,a\n1,x\n2,"u8, 0xE9, .. "\n"u8]); break;
            case "Latin-1 header": file.Write([.. "id,"u8, 0xE9, .. "\n1,x\n"u8]); break;
            case "long cell": Text($"id,a\n1,{new string('x', 131_073)}\n2,y\n"); break;
            case "long name": Text($"id,{new string('x', 4_001)}\n1,x\n2,y\n"); break;
            case "stray quote": Text("id,a\n1,x\n2,y\"z\n"); break;
            case "escape": Text("id,\u001B[2Ja\n1,\u001B[31mx\n2\n"); break;
            case "choices":
                Text("id," + string.Join(',', Enumerable.Range(0, 210).Select(c => $"c{c}")) + "\n");
                for (var row = 0; row < 1_000; row++)
                    Text($"{row},{string.Join(',', Enumerable.Repeat($"o{row % 99}", 210))}\n");
                break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "Write such a file.");
        }
    }

    /// <summary>In a process of its own, which ends otherwise where it needs more memory.</summary>
    private async Task<(int Exit, string Error)> Fit()
    {
        var start = new ProcessStartInfo("dotnet", [
            typeof(CommandLine).Assembly.Location, "segment", "fit", "--input", _run["in.csv"], "--engine", "ml-net", "--output", _run["out.csv"],
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = Memory;
        using var process = Process.Start(start)!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, await error);
    }
}
