using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Definitions;

/// <summary>Whatever stands in a definition's file, reading it ends: with the definition or with its mistakes.</summary>
public sealed class HostileYamlTests
{
    private const int LongestWait = 60_000;

    private static IReadOnlyList<Mistake> Mistakes(string content) => Expect.Bad(TemplateFile.Read("plans/x.yaml", content));

    [Fact]
    public void Two_files_with_the_same_mistake_are_each_told_of_it()
    {
        foreach (var file in new[] { "plans/one.yaml", "plans/two.yaml" })
            Assert.Equal(file, Assert.Single(Expect.Bad(TemplateFile.Read(file, "a: 1\na: [")), mistake => mistake.Key == "YAML").File);
    }

    [Theory]
    [InlineData("title: {{#if customer.name}}x{{/if}}", "in quotes")]
    [InlineData("title: {{customer.name}}", "in quotes")]
    [InlineData("title: [}", "cannot be read")]
    [InlineData("{{a}}: b", "")]
    [InlineData("? [a, b]\n: c", "")]
    [InlineData("&a", "")]
    [InlineData("*a", "not supported")]
    [InlineData("&a [*a]", "")]
    [InlineData("!!binary x: y", "")]
    [InlineData("%YAML 9.9\n---\na: b", "")]
    [InlineData("a: \"\\uD800\"", "")]
    [InlineData("a: \"\\x\"", "")]
    [InlineData("a: |9999999999\n b", "")]
    [InlineData("---\n---\n---", "")]
    [InlineData("segment: a\0b", "U+0000")]
    [InlineData("segment: a\u202Eb", "invisible character U+202E at position 11")]
    [InlineData("segment: a\u2066b\u2069", "U+2066")]
    [InlineData("segment: a\u200Bb", "U+200B")]
    [InlineData("# only a comment \u202E\nsegment: a", "U+202E")]
    [InlineData("segment: \U000E0041", "U+E0041")]
    [InlineData("segment: \"a\\u202Eb\"", "escape makes the invisible character U+202E")]
    [InlineData("segment: \"a\\0b\"", "escape makes the control character U+0000")]
    [InlineData("\"seg\\u200Bment\": a", "escape makes the invisible character U+200B")]
    [InlineData("\uFEFF\uFEFFa: b", "")]
    public void A_text_that_is_no_template_has_mistakes_and_throws_nothing(string content, string sentence) =>
        Assert.Contains(Mistakes(content), mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void The_line_of_an_unquoted_placeholder_is_named()
    {
        var text = RepositoryText("plans/growing.yaml");
        var lines = text.Split('\n').ToList();
        var at = lines.FindIndex(line => line.StartsWith("title:", StringComparison.Ordinal));
        lines[at] = "title: {{#if customer.name}}x{{/if}}";
        Assert.Contains(Mistakes(string.Join('\n', lines)), mistake => mistake.Line == at + 1 || mistake.Line == at + 2);
    }

    [Fact(Timeout = LongestWait)]
    public async Task A_thousand_random_changes_to_the_repositorys_files_are_read_or_refused() => await Task.Run(() =>
    {
        var random = new Random(20261126);
        string[] files = ["surveys/onboarding.yaml", "plans/growing.yaml", "plans/goal-save_time.yaml"];
        var texts = files.Select(RepositoryText).ToArray();
        for (var i = 0; i < 1_000; i++)
        {
            var which = i % texts.Length;
            var changed = Changed(texts[which], random);
            _ = which switch
            {
                0 => (object)SurveyFile.Read(files[0], changed),
                1 => (TemplateFile.Read(files[1], changed), SegmentFile.Read(files[1], changed)),
                _ => GoalModuleFile.Read(files[2], changed),
            };
        }
    });

    [Theory(Timeout = LongestWait)]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("{{#if a}}")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("a: b\n")]
    [InlineData("- a\n")]
    [InlineData("'")]
    [InlineData("&a ")]
    [InlineData("\t")]
    [InlineData("#\n")]
    [InlineData("---\n")]
    public async Task The_same_again_and_again_up_to_the_longest_file_is_refused_in_time(string piece) => await Task.Run(() =>
    {
        var content = string.Concat(Enumerable.Repeat(piece, YamlFile.MostCharacters / piece.Length));
        Assert.InRange(Mistakes(content).Count, 1, 110);
    });

    [Fact(Timeout = LongestWait)]
    public async Task Fifty_thousand_different_keys_are_refused_in_time() => await Task.Run(() =>
    {
        var content = string.Concat(Enumerable.Range(0, 25_000).Select(key => $"k{key.ToString(CultureInfo.InvariantCulture)}:\n"));
        Assert.InRange(Mistakes(content).Count, 1, 110);
    });

    [Fact]
    public void A_list_has_an_end()
    {
        var goals = string.Concat(Enumerable.Repeat("  - x\n", 300));
        Assert.Contains(Mistakes($"segment: x\ncriteria:\n{goals}"), mistake => mistake.Sentence.Contains("300 entries", StringComparison.Ordinal));
    }

    private static string RepositoryText(string file) =>
        File.ReadAllText(Path.Combine(Product.RepositoryFolder(), file)).ReplaceLineEndings("\n");

    private static string Changed(string text, Random random)
    {
        string[] pieces = ["{{", "}}", "#", "&", "*", "!", "|", ">", "[", "]", "{", "}", ":", "- ", "? ", "'", "\"", "%", "@", "`", "\t", "\n", "\\", "---\n", "...\n", "\u2028", "\0", "<<: *a\n", "~", "é", "🙂"];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(0, 6));
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(length, text.Length - at)),
                1 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                _ => text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + length)..],
            };
        }
        return text;
    }
}
