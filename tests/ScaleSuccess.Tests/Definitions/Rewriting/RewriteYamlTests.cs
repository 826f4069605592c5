using CsCheck;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rewriting;
using ScaleSuccess.Tests.House;

namespace ScaleSuccess.Tests.Definitions.Rewriting;

/// <summary>A form changes a file, and what it has not changed stays as somebody has written it, with comments.</summary>
public sealed class RewriteYamlTests
{
    private const string File = """
        # yaml-language-server: $schema=../docs/schemas/survey.schema.json
        # Asked of everybody.

        survey: onboarding   # its key
        # What they see first.
        title: 'Welcome'
        intro: |
          Three minutes,
          no more.

        pages:
          # The first page.
          - title: "You"   # in quotes
            questions:
              - key: goals
                choices:
                  - { key: save_time, label: Save time }  # most choose this
                  # Not in 2027.
                  - { key: other, label: Other }

          # The second page.
          - title: Us
            questions: [a, b]

        # The end.

        """;

    [Fact]
    public void What_stays_as_it_was_keeps_every_character() => Assert.Equal(File, RewriteYaml.Of(File, Nodes(File)));

    [Fact]
    public void One_changed_value_changes_its_line_and_keeps_its_comment()
    {
        Assert.Equal(File.Replace("onboarding   # its key", "welcome # its key"), With("welcome", "survey"));
        Assert.Equal(File.Replace("'Welcome'", "Hello"), With("Hello", "title"));
        Assert.Equal(File.Replace("\"You\"   # in quotes", "Me # in quotes"), With("Me", "pages", 0, "title"));
        Assert.Equal(File.Replace("Save time", "Save hours"), With("Save hours", "pages", 0, "questions", 0, "choices", 0, "label"));
        Assert.Equal(File.Replace("intro: |\n  Three minutes,\n  no more.\n", "intro: Two.\n"), With("Two.", "intro"));
    }

    [Fact]
    public void What_is_said_before_an_item_moves_and_goes_with_it()
    {
        var moved = RewriteYaml.Of(File, Nodes(File).WithItems(["pages"], pages => [pages[1], pages[0]]));
        Assert.Matches("(?s)The second page.*title: Us.*The first page.*title: \"You\"   # in quotes.*The end", moved);
        var less = RewriteYaml.Of(File, Nodes(File).With(["pages", 0, "questions", 0, "choices", 1], null));
        Assert.DoesNotContain("Not in 2027", less, StringComparison.Ordinal);
        Assert.Equal(File.Replace("          # Not in 2027.\n          - { key: other, label: Other }\n", ""), less);
    }

    [Fact]
    public void What_is_new_stands_behind_in_the_way_that_files_are_written()
    {
        var more = Nodes(File).WithItems(["pages", 0, "questions", 0, "choices"], choices => [.. choices, YamlChange.Block(("key", YamlChange.Text("third")), ("label", YamlChange.Text("A # third")))]);
        Assert.Contains("          - { key: other, label: Other }\n          - {key: third, label: 'A # third'}\n", RewriteYaml.Of(File, more), StringComparison.Ordinal);
        Assert.EndsWith("# The end.\n", RewriteYaml.Of(File, Nodes(File).With(["thanks"], YamlChange.Text("Thank you."))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_block_is_written_anew_below_its_first_comments() =>
        Assert.Equal("# Head.\nkey: b\n", RewriteYaml.Of("# Head.\n{ key: a } # inside\n", YamlChange.Block(("key", YamlChange.Text("b")))));

    /// <summary>Of every survey and plan in the repository, with a comment before and behind each of its lines that can have one.</summary>
    [Fact]
    public void Whatever_is_changed_the_file_says_it_and_nothing_else_is_lost() =>
        Gen.Select(Gen.OneOf(Files), Gen.Int[0, 1_000_000], Gen.Int[0, 3], Gen.OneOf("Plain words", "with: colon", "{{deadline}} # no comment", "two\nlines\n", "- dash", "'", "12", "")).Sample((file, at, how, text) =>
        {
            var nodes = Nodes(file);
            var places = Places(nodes, []).ToList();
            var place = places[at % places.Count];
            var changed = how switch
            {
                0 => nodes.With(place, null),
                1 when place[^1] is int item => nodes.WithItems([.. place.SkipLast(1)], items => [.. items.Skip(item), .. items.Take(item)]),
                2 when place[^1] is int item => nodes.WithItems([.. place.SkipLast(1)], items => [.. items.Take(item), YamlChange.Block(("key", YamlChange.Text("fresh")), ("title", YamlChange.Text(text))), .. items.Skip(item)]),
                _ => nodes.At(place) is YamlScalar ? nodes.With(place, YamlChange.Text(text)) : nodes,
            };
            var after = RewriteYaml.Of(file, changed);
            Assert.True(RewriteYaml.IsSame(changed, YamlFile.Nodes(after)));
            var (gone, kept) = (Comments(file).Except(Comments(after)).ToList(), changed);
            // With what is taken out goes what is said of it.
            if (how != 0) Assert.True(gone.Count == 0, $"{string.Join(", ", gone)} went with {string.Join('/', place)}:\n{after}");
            else Assert.True(gone.Count <= 2 * Lines(nodes, place) + 1, $"{gone.Count} comments went with {string.Join('/', place)}.");
        }, iter: 3_000);

    private static readonly string[] Files = [.. new[] { "surveys", "plans" }.SelectMany(folder => Directory.GetFiles(Path.Combine(SourceTree.Root, folder), "*.yaml")).Order(StringComparer.Ordinal)
        .Select(file => Commented(System.IO.File.ReadAllText(file)))];

    /// <summary>Numbered comments before the lines at which an entry or an item begins that has a line of its own.</summary>
    private static string Commented(string file)
    {
        var lines = new List<string>();
        foreach (var line in file.Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            var begins = line.TrimStart() is var words && words.Length > 0 && words[0] != '#' && (words.StartsWith("- ", StringComparison.Ordinal) || words.Contains(": ", StringComparison.Ordinal) || words.EndsWith(':'));
            // In a text of several lines it would be one of them.
            if (begins && lines is not [.., [.., '>' or '|']]) lines.Add($"{new string(' ', indent)}# before {lines.Count}");
            lines.Add(line);
        }
        return string.Join('\n', lines);
    }

    private static HashSet<string> Comments(string file) => [.. file.Split('\n').Where(line => line.TrimStart().StartsWith('#')).Select(line => line.Trim())];

    private static IEnumerable<IReadOnlyList<object>> Places(YamlNode node, IReadOnlyList<object> path) => node switch
    {
        YamlEntries map => map.Entries.SelectMany(entry => Places(entry.Value, [.. path, entry.Key]).Prepend([.. path, entry.Key])),
        YamlList list => list.Items.Index().SelectMany(item => Places(item.Item, [.. path, item.Index]).Prepend([.. path, item.Index])),
        _ => [],
    };

    private static int Lines(YamlNode nodes, IReadOnlyList<object> place) => nodes.At(place) is { } node ? 1 + Places(node, []).Count() : 1;

    private static string With(string text, params object[] path) => RewriteYaml.Of(File, Nodes(File).With(path, YamlChange.Text(text)));

    private static YamlNode Nodes(string file) => YamlFile.Nodes(file)!;
}
