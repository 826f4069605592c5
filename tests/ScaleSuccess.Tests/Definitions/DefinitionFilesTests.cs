using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Definitions;

public sealed class DefinitionFilesTests
{
    [Fact]
    public async Task Two_servers_that_start_together_on_an_empty_database_both_start()
    {
        await using var product = await Product.WithoutDefinitions();
        await using var other = product.Beside();
        await using var connection = await product.Database.OpenConnectionAsync();
        await using var hold = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table definitions in share mode", connection))
            await command.ExecuteNonQueryAsync();

        var starts = new[] { Task.Run(product.Import), Task.Run(other.Import) };
        await Until.Waiting(product.ConnectionString, 2);
        await hold.CommitAsync();

        Assert.All(await Task.WhenAll(starts), Assert.Empty);
        Assert.Equal(1, await product.One<int>("select max(version) from definitions"));
    }

    [Fact]
    public async Task Taking_in_the_files_again_changes_nothing()
    {
        await using var product = await Product.New();
        var before = await product.One<long>("select count(*) from definitions");
        await product.Import();
        Assert.Equal(before, await product.One<long>("select count(*) from definitions"));
    }

    [Fact]
    public async Task A_crash_between_two_files_takes_in_neither()
    {
        await using var product = await Product.WithoutDefinitions();
        await product.Sql(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
            create trigger crash before insert on definitions for each row when (new.key = 'small-fast') execute function refuse();
            """);
        await Assert.ThrowsAnyAsync<Exception>(product.Import);
        Assert.Equal(0L, await product.One<long>("select count(*) from definitions"));
    }

    [Fact]
    public async Task With_one_mistake_anywhere_nothing_is_taken()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        files.Change("emails/plan-ready.md", text => text + "\nA new line.\n");
        files.Change("plans/steady.yaml", text => text.Replace("days: 75", "days: soon", StringComparison.Ordinal));

        var mistakes = await product.Import();

        Assert.Contains(mistakes, mistake => mistake.File == "plans/steady.yaml" && mistake.Key.Contains("days", StringComparison.Ordinal));
        Assert.Equal(1, await product.One<int>("select max(version) from definitions"));
    }

    [Fact]
    public async Task All_mistakes_are_listed_at_once_those_that_hang_on_other_files_too()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        files.Change("surveys/onboarding.yaml", text => text.Replace("title: ", "titel: ", StringComparison.Ordinal));
        files.Change("plans/growing.yaml", text => text.Replace("days: 120", "days: soon", StringComparison.Ordinal)
            .Replace("{{customer.name}}", "{{answers.nothing}}", StringComparison.Ordinal));
        files.Change("plans/steady.yaml", _ => "title: {{#if customer.name}}x{{/if}}");
        files.Change("plans/goal-save_time.yaml", text => text.Replace("milestone: first_result", "milestone: first_resul", StringComparison.Ordinal) + "\nwrong: 1\n");
        files.Change("emails/check-in.md", text => text.Replace("{{links.done}}", "{{links.dnoe}}", StringComparison.Ordinal));
        File.Delete(Path.Combine(files.Folder, "plans/goal-see_numbers.yaml"));

        var mistakes = await product.Import();

        foreach (var (file, sentence) in new[]
        {
            ("surveys/onboarding.yaml", "`title` is missing"), ("surveys/onboarding.yaml", "`goal: see_numbers`"),
            ("plans/growing.yaml", "soon"), ("plans/growing.yaml", "no question `nothing`"), ("plans/steady.yaml", "in quotes"),
            ("plans/goal-save_time.yaml", "Unknown key"), ("emails/check-in.md", "Did you mean `links.done`?"),
        })
            Assert.True(mistakes.Any(mistake => mistake.File == file && mistake.Sentence.Contains(sentence, StringComparison.Ordinal)),
                $"{file}: {sentence} is not among\n{string.Join('\n', mistakes)}");
        Assert.DoesNotContain(mistakes, mistake => mistake.Sentence.Contains("everybody else", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_e_mail_of_a_pair_of_files_is_taken_as_before_and_not_beside_its_markdown()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        await File.WriteAllTextAsync(Path.Combine(files.Folder, "emails/survey-request.txt"), "Subject: Ours\n\n{{links.answer}}");
        await File.WriteAllTextAsync(Path.Combine(files.Folder, "emails/survey-request.html"), "<a href=\"{{links.answer}}\">Answer</a>");
        Assert.All(await product.Import(), mistake => Assert.Contains("survey-request.md beside it", mistake.Sentence, StringComparison.Ordinal));

        File.Delete(Path.Combine(files.Folder, "emails/survey-request.md"));
        Assert.Empty(await product.Import());
        Assert.Equal("<a href=\"{{links.answer}}\">Answer</a>", await product.One<string>("select html from definitions d join active_definitions a on a.definition_id = d.id where a.key = 'survey-request'"));
    }

    [Fact]
    public async Task A_file_that_is_not_utf_8_is_named_with_its_line()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        var file = Path.Combine(files.Folder, "plans/growing.yaml");
        var text = files.Read("plans/growing.yaml");
        await File.WriteAllBytesAsync(file, [.. System.Text.Encoding.UTF8.GetBytes(text), .. "# Gr\u00F6\u00DFe\n"u8.ToArray().Select(b => b > 127 ? (byte)0xF6 : b)]);
        var mistake = Assert.Single(await product.Import());
        Assert.Equal(("plans/growing.yaml", text.Count(c => c == '\n') + 1), (mistake.File, mistake.Line));
        Assert.Contains("UTF-8", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_a_huge_file_and_a_binary_one_are_mistakes_like_any_other()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        await File.WriteAllBytesAsync(Path.Combine(files.Folder, "plans/large.yaml"), new byte[2 << 20]);
        await File.WriteAllBytesAsync(Path.Combine(files.Folder, "plans/binary.yaml"), [0, 255, 1, 254, 0]);
        File.CreateSymbolicLink(Path.Combine(files.Folder, "plans/gone.yaml"), "/nowhere");
        var mistakes = await product.Import();
        foreach (var file in new[] { "plans/large.yaml", "plans/binary.yaml", "plans/gone.yaml" })
            Assert.Contains(mistakes, mistake => mistake.File == file);
    }

    [Fact]
    public async Task A_pipe_a_device_and_a_folder_in_the_place_of_a_file_are_mistakes_and_hold_up_nothing()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        var plans = Path.Combine(files.Folder, "plans");
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", Path.Combine(plans, "pipe.yaml"))) await pipe.WaitForExitAsync();
        File.CreateSymbolicLink(Path.Combine(plans, "zero.yaml"), "/dev/zero");
        Directory.CreateDirectory(Path.Combine(plans, "folder.yaml"));
        File.Move(Path.Combine(plans, "growing.yaml"), Path.Combine(files.Folder, "elsewhere"));
        File.CreateSymbolicLink(Path.Combine(plans, "growing.yaml"), "../elsewhere");

        var mistakes = await product.Import().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["plans/folder.yaml", "plans/pipe.yaml", "plans/zero.yaml"],
            mistakes.Select(mistake => mistake.File).Where(file => file.StartsWith("plans/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_several_surveys_one_is_for_onboarding()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.WithoutDefinitions(files.Folder);
        var first = files.Read("surveys/onboarding.yaml");
        File.WriteAllText(Path.Combine(files.Folder, "surveys/second.yaml"), first.Replace("survey: onboarding", "survey: second", StringComparison.Ordinal));
        Assert.Equal(("surveys/second.yaml", 5, "surveys/onboarding.yaml has the purpose onboarding too: only one can."), Told(Assert.Single(await product.Import())));

        foreach (var file in new[] { "surveys/onboarding.yaml", "surveys/second.yaml" })
            files.Change(file, text => text.Replace("purpose: onboarding", "purpose: other", StringComparison.Ordinal));
        Assert.Equal(("surveys", 0, "None says `purpose: onboarding`: every plan is made from its answers."), Told(Assert.Single(await product.Import())));

        files.Change("surveys/second.yaml", text => text.Replace("purpose: other", "purpose: onboarding", StringComparison.Ordinal));
        Assert.Empty(await product.Import());
        Assert.Equal("second", (await product.Use<CurrentSurvey, ParsedDefinition<Survey>>((surveys, cancel) => surveys.For(Purpose.Onboarding, cancel))).Value.Key);

        static (string, int, string) Told(Mistake mistake) => (mistake.File, mistake.Line, mistake.Sentence);
    }

    [Fact]
    public async Task A_changed_file_becomes_a_new_version_that_counts()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        files.Change("plans/steady.yaml", text => text.Replace("days: 75", "days: 80", StringComparison.Ordinal));
        Assert.Empty(await product.Import());
        Assert.Equal(2, await product.One<int>(Active("steady")));
    }

    [Fact]
    public async Task What_ops_wrote_is_offered_the_new_file_and_not_overruled()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        var text = files.Read("plans/steady.yaml");
        await product.Use<SaveDefinition>((save, cancel) =>
            save.FromOps("plan", "steady", text.Replace("days: 75", "days: 99", StringComparison.Ordinal), null, 1, "olga", cancel));
        files.Change("plans/steady.yaml", old => old.Replace("days: 75", "days: 80", StringComparison.Ordinal));
        await product.Import();
        await product.Import();

        Assert.Equal(2, await product.One<int>(Active("steady")));
        var offered = Assert.Single(await product.Use<OfferedDefinitions, List<OfferedDefinition>>((all, cancel) => all.All(cancel)));
        Assert.Equal(("steady", 3, 2), (offered.Key, offered.Offered, offered.Active));
        await product.Use<SaveDefinition>((save, cancel) => save.Activate("plan", "steady", 3, cancel));
        Assert.Empty(await product.Use<OfferedDefinitions, List<OfferedDefinition>>((all, cancel) => all.All(cancel)));
    }

    private static string Active(string key) =>
        $"select version from definitions d join active_definitions f on f.definition_id = d.id where f.key = '{key}'";
}
