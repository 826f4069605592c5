using CsCheck;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Tests.Definitions.Rewriting;

/// <summary>Two people change the same definition at once, and both keep what they did.</summary>
public sealed class MergeYamlTests
{
    private const string Was = """
        title: Plan
        days: 60
        actions:
          - { key: a, title: First, before: 3 }
          - { key: b, title: Second }
          - { key: c, title: Third }
        highlights: [one, two, three]
        """;

    [Theory]
    [InlineData("title: Plan", "title: Mine", "days: 60", "days: 90")]
    [InlineData("First", "Mine", "before: 3", "before: 5")]
    [InlineData("First", "Mine", "Second", "Theirs")]
    [InlineData("two", "mine", "three", "theirs")]
    [InlineData("  - { key: b, title: Second }\n", "", "First", "Theirs")]
    [InlineData("[one, ", "[one, mine, ", "two", "theirs")]
    public void Different_changes_are_both_kept_whoever_comes_first(string one, string mine, string other, string theirs)
    {
        var (left, right) = (Was.Replace(one, mine, StringComparison.Ordinal), Was.Replace(other, theirs, StringComparison.Ordinal));
        foreach (var (my, their) in new[] { (left, right), (right, left) })
        {
            var merged = MergeYaml.Of(Nodes(Was), Nodes(my), Nodes(their));
            Assert.False(merged.Clashes);
            Assert.True(RewriteYaml.IsSame(Nodes(Was.Replace(one, mine, StringComparison.Ordinal).Replace(other, theirs, StringComparison.Ordinal)), merged.Node), YamlOutputFile.Write(merged.Node));
        }
    }

    [Theory]
    [InlineData("First", "Mine", "First", "Theirs")]
    [InlineData("  - { key: b, title: Second }\n", "", "Second", "Theirs")]
    [InlineData("Second", "Mine", "  - { key: b, title: Second }\n", "")]
    [InlineData("days: 60\n", "", "days: 60", "days: 90")]
    public void The_same_changed_twice_is_a_clash_in_which_mine_counts(string one, string mine, string other, string theirs)
    {
        var merged = MergeYaml.Of(Nodes(Was), Nodes(Was.Replace(one, mine, StringComparison.Ordinal)), Nodes(Was.Replace(other, theirs, StringComparison.Ordinal)));
        Assert.True(merged.Clashes);
        Assert.True(RewriteYaml.IsSame(Nodes(Was.Replace(one, mine, StringComparison.Ordinal)), merged.Node), YamlOutputFile.Write(merged.Node));
    }

    [Fact]
    public void Of_two_things_added_at_once_under_one_key_mine_gets_another_and_one_that_was_added_twice_is_there_once()
    {
        var (mine, theirs) = (With("{ key: d, title: Mine }"), With("{ key: d, title: Theirs }"));
        var merged = MergeYaml.Of(Nodes(Was), mine, theirs).Node.ItemsAt("actions");
        Assert.Equal(["d", null], merged.Skip(3).Select(item => item.TextAt("key")).OrderByDescending(key => key));
        Assert.Equal(["Mine", "Theirs"], merged.Skip(3).Select(item => item.TextAt("title")).Order());
        Assert.Equal(4, MergeYaml.Of(Nodes(Was), mine, mine).Node.ItemsAt("actions").Count);

        static YamlNode With(string item) => Nodes(Was.Replace("highlights", $"  - {item}\nhighlights", StringComparison.Ordinal));
    }

    [Fact]
    public void What_one_has_changed_follows_to_where_the_other_has_put_it()
    {
        const string Two = """
            milestones:
              - key: one
                actions:
                  - { key: a, title: First }
              - key: two
                actions:
                  - { key: b, title: Second }
            """;
        var moved = Two.Replace("    actions:\n      - { key: a, title: First }\n", "", StringComparison.Ordinal) + "\n      - { key: a, title: First }";
        foreach (var (mine, theirs) in new[] { (moved, Two.Replace("First", "Changed", StringComparison.Ordinal)), (Two.Replace("First", "Changed", StringComparison.Ordinal), moved) })
        {
            var merged = MergeYaml.Of(Nodes(Two), Nodes(mine), Nodes(theirs));
            Assert.False(merged.Clashes);
            Assert.True(RewriteYaml.IsSame(Nodes(moved.Replace("First", "Changed", StringComparison.Ordinal)), merged.Node), YamlOutputFile.Write(merged.Node));
        }
    }

    /// <summary>I change titles, they change days; both take out, add and move.</summary>
    [Fact]
    public void Whatever_two_people_do_to_a_list_each_item_stays_one_and_has_what_both_said_of_it() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Bool).Sample((count, my, their, moves) =>
        {
            var was = Enumerable.Range(0, count).Select(place => (Key: $"k{place}", Title: $"t{place}", Days: "1")).ToList();
            var (me, they) = (new Random(my), new Random(their));
            var mine = Changed(was, me, item => item with { Title = item.Title + " mine" }, "m", moves);
            var theirs = Changed(was, they, item => item with { Days = "2" }, "t", false);
            var merged = MergeYaml.Of(Written(was), Written(mine), Written(theirs));
            var items = merged.Node.ItemsAt("items").Select(item => (Key: item.TextAt("key")!, Title: item.TextAt("title")!, Days: item.TextAt("days")!)).ToList();
            Assert.Equal(items.Count, items.DistinctBy(item => item.Key).Count());
            foreach (var item in items)
            {
                if (mine.Exists(other => other.Key == item.Key)) Assert.Equal(mine.Find(other => other.Key == item.Key).Title, item.Title);
                if (theirs.Exists(other => other.Key == item.Key)) Assert.Equal(theirs.Find(other => other.Key == item.Key).Days, item.Days);
            }
            Assert.All(mine.Where(item => !was.Exists(other => other.Key == item.Key)).Concat(theirs.Where(item => !was.Exists(other => other.Key == item.Key))), added => Assert.Contains(added, items));
            var (kept, lost) = (was.Where(item => mine.Exists(other => other.Key == item.Key) && theirs.Exists(other => other.Key == item.Key)), was.Where(item => mine.TrueForAll(other => other.Key != item.Key) && theirs.TrueForAll(other => other.Key != item.Key)));
            Assert.All(kept, item => Assert.Contains(items, other => other.Key == item.Key));
            Assert.All(lost, item => Assert.DoesNotContain(items, other => other.Key == item.Key));
            if (!moves) return;
            Assert.Equal(mine.Select(item => item.Key).Where(key => items.Exists(item => item.Key == key)), items.Select(item => item.Key).Where(key => mine.Exists(item => item.Key == key)));
        });

    [Fact]
    public void What_was_open_is_found_where_it_is_now()
    {
        var now = Nodes(Was.Replace("  - { key: a, title: First, before: 3 }\n", "", StringComparison.Ordinal));
        Assert.Equal(["actions", 1, "title"], MergeYaml.Follow(Nodes(Was), now, ["actions", 2, "title"])!);
        Assert.Null(MergeYaml.Follow(Nodes(Was), now, ["actions", 0]));
    }

    private static List<(string Key, string Title, string Days)> Changed(List<(string Key, string Title, string Days)> was, Random random, Func<(string Key, string Title, string Days), (string Key, string Title, string Days)> change, string sign, bool moves)
    {
        var now = was.Where(_ => random.Next(4) > 0).Select(item => random.Next(2) == 0 ? item : change(item)).ToList();
        if (moves) now = [.. now.OrderBy(_ => random.Next())];
        if (random.Next(2) == 0) now.Insert(random.Next(now.Count + 1), ($"{sign}new", "New", "1"));
        return now;
    }

    private static YamlEntries Written(IEnumerable<(string Key, string Title, string Days)> items) => YamlChange.Block(("items", YamlChange.List(items.Select(item =>
        YamlChange.Block(("key", YamlChange.Text(item.Key)), ("title", YamlChange.Text(item.Title)), ("days", YamlChange.Text(item.Days)))))));

    private static YamlNode Nodes(string text) => YamlFile.Nodes(text)!;
}
