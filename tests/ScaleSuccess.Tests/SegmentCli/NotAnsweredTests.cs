using System.Text.Json;
using ScaleSuccess.SegmentCli.WrittenNumbers;

namespace ScaleSuccess.Tests.SegmentCli;

public sealed class NotAnsweredTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Fact]
    public async Task A_word_for_no_answer_is_no_answer_and_is_counted_on_the_terminal_and_in_the_report()
    {
        _run.With("in.csv", Survey("NA"));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json --model model.json"));
        Assert.Contains("use: 12 cells with 'NA' count as not answered.", _run.Error, StringComparison.Ordinal);
        Assert.Contains("size: 10 cells with 'NA' count as not answered.", _run.Error, StringComparison.Ordinal);

        using var report = JsonDocument.Parse(_run.Read("report.json"));
        Assert.Equal(["number", "singleChoice"], report.RootElement.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("kind").GetString()!).Order());
        Assert.Equal(12, report.RootElement.GetProperty("columns")[0].GetProperty("notAnswered").GetProperty("NA").GetInt32());
        Assert.Contains(report.RootElement.GetProperty("notes").EnumerateArray(), note => note.GetString() == "size: 10 cells with 'NA' count as not answered.");
        Assert.DoesNotContain("\"NA\"", _run.Read("model.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_word_of_the_list_reads_like_an_empty_cell_in_either_case()
    {
        _run.With("empty.csv", Survey(""));
        await _run.Segment("fit --input empty.csv --k 2 --engine latent-class --output empty-out.csv");
        foreach (var word in MissingWords.Usual.SelectMany(word => new[] { word, word.ToUpperInvariant(), $" {word.ToLowerInvariant()} " }).Distinct())
        {
            _run.With("in.csv", Survey(word));
            Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --engine latent-class --output out.csv"));
            Assert.True(_run.Read("empty-out.csv") == _run.Read("out.csv"), $"'{word}' is taken for an answer.");
        }
    }

    [Fact]
    public async Task Other_words_can_be_said_and_the_model_keeps_them()
    {
        _run.With("in.csv", Survey("99")).With("new.csv", "id,use,size\nx,None,99\n");
        Assert.Equal(0, await _run.Segment("fit --input in.csv --missing 99,x --k 2 --output out.csv --model model.json"));
        Assert.Contains("size: 10 cells with '99' count as not answered.", _run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _run.Segment("assign --model model.json --input new.csv --output new-out.csv"));
        Assert.Contains("use: 1 answer is unknown to the model", _run.Error, StringComparison.Ordinal);
        Assert.Equal("1 row assigned, 1 unknown answer.", _run.Output.Trim());
    }

    [Fact]
    public async Task A_column_of_numbers_with_a_few_words_is_left_out_with_the_word()
    {
        _run.With("in.csv", "id,use,size\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},u{i % 2},{(i == 7 ? "plenty" : $"{i * 3}")}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json"));
        const string Said = "it holds numbers, and 1 answer that is none, 'plenty' for example; name such words in --missing";
        Assert.Contains($"Left out: size ({Said}).", _run.Error, StringComparison.Ordinal);
        Assert.Contains(Said, _run.Read("report.json"), StringComparison.Ordinal);
        Assert.Equal(0, await _run.Segment("fit --input in.csv --missing plenty --k 2 --output out.csv"));
        Assert.DoesNotContain("Left out", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_columns_do_not_flood_the_terminal()
    {
        string[] texts = [.. Enumerable.Range(0, 50).Select(c => $"text{c}")], choices = [.. Enumerable.Range(0, 30).Select(c => $"choice{c}")];
        _run.With("in.csv", $"id,{string.Join(',', choices)},{string.Join(',', texts)}\n" + string.Concat(Enumerable.Range(0, 40)
            .Select(i => $"{i},{string.Join(',', choices.Select(_ => i == 3 ? "NA" : $"c{i % 2}"))},{string.Join(',', texts.Select(n => $"{n} {i}"))}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json"));
        Assert.Contains("Left out: text0, text1, text2, text3, text4, text5, text6, text7 and 42 more (it reads as free text", _run.Error, StringComparison.Ordinal);
        Assert.Equal(19, _run.Error.Split('\n').Count(line => line.EndsWith("1 cell with 'NA' counts as not answered.", StringComparison.Ordinal)));
        Assert.Contains("… and 11 more notes, all of them in --report.", _run.Error, StringComparison.Ordinal);
        Assert.Contains("choice29: 1 cell with 'NA' counts as not answered.", _run.Read("report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_left_out_for_want_of_answers_says_which_words_were_none()
    {
        _run.With("in.csv", "id,use,land\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},u{i % 2},{(i % 2 == 0 ? "DE" : "k.A.")}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv"));
        Assert.Contains("Left out: land (no one answered it, or all gave the same answer).", _run.Error, StringComparison.Ordinal);
        Assert.Contains("land: 10 cells with 'k.A.' count as not answered.", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private static string Survey(string missing) => "id,use,size\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
        $"{i},{(i % 5 == 2 ? missing : i % 2 == 0 ? "seldom" : "often")},{(i % 6 == 1 ? missing : $"{(i % 2 == 0 ? 200 : 900) + i}")}\n"));
}
