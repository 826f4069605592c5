using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.Commands;

/// <summary>Templates and goal modules move as files: looked over, out of the console and into it, never with a mistake.</summary>
public sealed class TemplatesCommandTests(CommandProcess commands) : IClassFixture<CommandProcess>, IDisposable
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Timeout=3";

    private readonly string folder = TestFolder.New();

    public void Dispose() => TestFolder.Remove(folder);

    [Fact]
    public async Task Lint_names_mistakes_and_doubts_by_file_and_line_and_needs_no_database()
    {
        using var files = new ChangedFiles();
        Assert.Equal((CommandLine.Done, "17 files, 0 mistakes, 0 warnings."), Trimmed(await commands.Run(["templates", "lint", files.Folder], Nowhere)));

        files.Change("plans/goal-lower_cost.yaml", text => text.Replace("[tool_cost]", "[errors]", StringComparison.Ordinal));
        var (code, said) = await commands.Run(["templates", "lint", files.Folder], Nowhere);
        Assert.Equal(CommandLine.Done, code);
        Assert.Matches("(?m)^Warning: plans/goal-lower_cost.yaml, line 4, measure `tool_cost`: ", said);
        Assert.Matches("(?m)^Warning: surveys/onboarding.yaml, line [0-9]+, measure `tool_cost`: It shows no benefit", said);

        files.Change("plans/growing.yaml", text => text.Replace("{{deadline}}", "{{deadlin}}", StringComparison.Ordinal));
        (code, said) = await commands.Run(["templates", "lint", Path.Combine(files.Folder, "plans/growing.yaml")], Nowhere);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("plans/growing.yaml, line 14, ", said, StringComparison.Ordinal);
        Assert.Contains("Did you mean `deadline`?", said, StringComparison.Ordinal);
        Assert.Contains("1 file, ", said, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Refused, $"{folder} has no surveys/ and plans/."), Trimmed(await commands.Run(["templates", "lint", folder], Nowhere)));
        Assert.Equal((CommandLine.Refused, $"{folder}/none does not exist."), Trimmed(await commands.Run(["templates", "lint", $"{folder}/none"], Nowhere)));
    }

    [Fact]
    public async Task What_is_exported_comes_back_as_no_change_and_a_changed_file_as_a_draft_that_says_what_it_changes()
    {
        await using var product = await Product.New();
        Assert.Equal(CommandLine.Done, (await Run(product, "export", "--all", "--to", folder)).Code);
        Assert.Equal(17, Directory.GetFiles(folder).Length);
        Assert.Equal((CommandLine.Refused, true), ((await Run(product, "export", "growing", "--to", folder)).Code, (await Run(product, "export", "grown")).Said.Contains("There are: goal-", StringComparison.Ordinal)));
        var growing = Path.Combine(folder, "growing.yaml");
        Assert.Contains("as version 1, which is active", (await Run(product, "import", growing)).Said, StringComparison.Ordinal);

        await Change(growing, "Name one helper in each team", "Name a helper in each team");
        var (code, said) = await Run(product, "import", growing, "--dry-run");
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("1 change to version 1:", said, StringComparison.Ordinal);
        Assert.Contains("“Name a helper in each team”, was “Name one helper in each team”", said, StringComparison.Ordinal);
        Assert.Equal(0L, await Drafts(product));

        Assert.Contains("`growing` is a draft now", (await Run(product, "import", growing)).Said, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), (await Drafts(product), await Versions(product, "growing")));
        await Change(growing, "Name a helper in each team", "Choose a helper in each team");
        (code, said) = await Run(product, "import", growing);
        Assert.Equal((CommandLine.Refused, true), (code, said.Contains("has a draft, saved by", StringComparison.Ordinal)));
        (code, said) = await Run(product, "import", growing, "--replace", "--publish", "Nobody is named twice");
        Assert.Equal((CommandLine.Done, true), (code, said.Contains("`growing`: version 2 is active", StringComparison.Ordinal)));
        Assert.Equal((0L, 2L), (await Drafts(product), await Versions(product, "growing")));
    }

    [Fact]
    public async Task Nothing_is_imported_when_one_file_does_not_fit_and_files_that_need_each_other_are_published_in_an_order_that_works()
    {
        await using var product = await Product.New();
        await Run(product, "export", "--all", "--to", folder);
        var (steady, goal) = (Path.Combine(folder, "steady.yaml"), Path.Combine(folder, "goal-one_place.yaml"));
        await Change(steady, "days: 75", "days: 80");
        await Change(goal, "milestone: kick_off", "milestone: sorted");
        var (code, said) = await Run(product, "import", steady, goal, "--publish", "Sorted first");
        Assert.Equal((CommandLine.Refused, true), (code, said.Contains("No template has a milestone `sorted`", StringComparison.Ordinal)));
        Assert.Contains("Nothing was imported.", said, StringComparison.Ordinal);
        Assert.Equal((0L, 1L), (await Drafts(product), await Versions(product, "steady")));

        await Change(steady, "  - key: first_result\n", "  - key: sorted\n    title: Sorted\n    at: 20%\n    actions:\n      - { key: sort, title: Sort it, who: customer }\n  - key: first_result\n");
        (code, said) = await Run(product, "import", goal, steady, "--publish", "Sorted first");
        Assert.Equal(CommandLine.Done, code);
        Assert.True(said.IndexOf("`steady`: version 2 is active", StringComparison.Ordinal) is > 0 and var first && first < said.IndexOf("`goal-one_place`: version 2 is active", StringComparison.Ordinal));
        Assert.Equal((0L, 2L, 2L), (await Drafts(product), await Versions(product, "steady"), await Versions(product, "goal-one_place")));
    }

    [Fact]
    public async Task A_file_that_does_not_say_what_it_is_and_two_of_one_are_refused()
    {
        await using var product = await Product.New();
        await Run(product, "export", "steady", "--to", folder);
        File.Copy(Path.Combine(folder, "steady.yaml"), Path.Combine(folder, "copy.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "odd.yaml"), "name: Odd\n");
        Assert.Contains("is about the same: import one of them", (await Run(product, "import", Path.Combine(folder, "steady.yaml"), Path.Combine(folder, "copy.yaml"))).Said, StringComparison.Ordinal);
        Assert.Contains("`segment`", (await Run(product, "import", Path.Combine(folder, "odd.yaml"))).Said, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await Run(product, "import", Path.Combine(folder, "none.yaml"))).Said, StringComparison.Ordinal);
    }

    private Task<(int Code, string Said)> Run(Product product, params string[] arguments) => commands.Run(["templates", .. arguments], product.ConnectionString);
    private static Task<long> Drafts(Product product) => product.One<long>("select count(*) from definition_drafts");
    private static Task<long> Versions(Product product, string key) => product.One<long>($"select max(version)::bigint from definitions where key = '{key}'");
    private static (int, string) Trimmed((int Code, string Said) ran) => (ran.Code, ran.Said.Trim());

    private static async Task Change(string file, string old, string now)
    {
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
