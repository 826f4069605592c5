using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.Commands;

/// <summary>Surveys move as files: out of the console and into it, never past the draft.</summary>
public sealed class SurveysCommandTests(CommandProcess commands) : IClassFixture<CommandProcess>, IDisposable
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Timeout=3";
    private const string Health = """
        # Asked once a quarter.
        survey: health
        purpose: health
        title: How is it going?
        intro: Two minutes.
        thanks: Thank you!
        pages:
          - title: You
            questions:
              - { key: mood, ask: How do you feel?, kind: scale, min: 1, max: 5 }

        """;

    private readonly string folder = TestFolder.New();

    public void Dispose() => TestFolder.Remove(folder);

    [Fact]
    public async Task Lint_names_each_mistake_with_its_line_and_each_doubt_and_needs_no_database()
    {
        var bad = In("bad.yaml", Health.Replace("kind: scale", "kind: scales", StringComparison.Ordinal).Replace("title: You", "titel: You", StringComparison.Ordinal));
        var (code, said) = await commands.Run(["surveys", "lint", bad], Nowhere);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Matches("(?m)^bad.yaml, line 8, page 1, `titel`: Unknown key", said);
        Assert.Matches("(?m)^bad.yaml, line 10, question `mood`, `kind`: `scales` is not one of .*Did you mean", said);
        Assert.Contains("1 survey, 3 mistakes, 0 warnings.", said, StringComparison.Ordinal);

        In("bad.yaml", Health + "      - { key: why, ask: Why?, kind: text, show_if: { mood: { at_least: 4, at_most: 3 } } }\n");
        (code, said) = await commands.Run(["surveys", "lint", folder], Nowhere);
        Assert.Equal(CommandLine.Done, code);
        Assert.Matches("(?m)^Warning: bad.yaml, line 11, question `why`, `show_if`: Nobody is asked this", said);
        Assert.Contains("1 survey, 0 mistakes, 1 warning.", said, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Refused, $"{folder}/none does not exist."), Trimmed(await commands.Run(["surveys", "lint", $"{folder}/none"], Nowhere)));
    }

    [Fact]
    public async Task Lint_of_a_survey_beside_its_plans_names_the_goal_that_has_no_module()
    {
        using var files = new ChangedFiles();
        Assert.Equal((CommandLine.Done, "3 surveys, 0 mistakes, 0 warnings."), Trimmed(await commands.Run(["surveys", "lint", files.Folder], Nowhere)));
        files.Change("surveys/onboarding.yaml", text => text.Replace("key: save_time, label", "key: save_money, label", StringComparison.Ordinal));
        foreach (var path in new[] { files.Folder, $"{files.Folder}/surveys", $"{files.Folder}/surveys/onboarding.yaml" })
        {
            var (code, said) = await commands.Run(["surveys", "lint", path], Nowhere);
            Assert.Equal(CommandLine.Failed, code);
            Assert.Contains("publish one for it first, a file in plans/ that says `goal: save_money`", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_exported_is_the_active_version_and_comes_back_as_no_change()
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "export", "onboarding", "--to", folder);
        Assert.Equal((CommandLine.Done, true), (code, said.Contains("version 1 of survey `onboarding`", StringComparison.Ordinal)));
        var file = Path.Combine(folder, "onboarding.yaml");
        foreach (var name in new[] { "onboarding.yaml", "onboarding.de.yaml" })
            Assert.Equal((await File.ReadAllTextAsync(Path.Combine(Product.RepositoryFolder(), "surveys", name))).ReplaceLineEndings("\n"), await File.ReadAllTextAsync(Path.Combine(folder, name)));
        Assert.Equal(CommandLine.Refused, (await Run(product, "export", "--all", "--to", folder)).Code);
        Assert.Equal(CommandLine.Done, (await Run(product, "export", "--all", "--to", folder, "--overwrite")).Code);
        Assert.Contains("this is version 1 of survey `onboarding`, which is active", (await Run(product, "import", file)).Said, StringComparison.Ordinal);
        Assert.Equal(0L, await product.One<long>("select count(*) from definition_drafts"));
        (code, said) = await Run(product, "export", "onbording");
        Assert.Equal((CommandLine.Refused, "No survey `onbording` is active. There are: csat, nps, onboarding."), (code, said.Trim()));
        Assert.Equal(CommandLine.Refused, (await Run(product, "export")).Code);
    }

    [Fact]
    public async Task What_is_imported_is_a_draft_that_keeps_its_notes_and_replaces_no_other_unasked()
    {
        await using var product = await Product.New();
        var file = In("health.yaml", Health.Replace("kind: scale", "kind: scales", StringComparison.Ordinal));
        var (code, said) = await Run(product, "import", file);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("survey `health` is a draft now", said, StringComparison.Ordinal);
        Assert.Contains("To fix before it can be published: surveys/health.yaml, line 10, question `mood`, `kind`", said, StringComparison.Ordinal);
        Assert.Equal(0L, await product.One<long>("select count(*) from definitions where key = 'health'"));

        Assert.Contains("has a draft, saved by", (await Run(product, "import", In("health.yaml", Health))).Said, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Done, (await Run(product, "import", file, "--replace")).Code);
        Assert.Equal(Health.ReplaceLineEndings("\n"), await product.One<string>("select source from definition_drafts where key = 'health'"));

        var edit = new DraftEdit(Health, null, "", new Dictionary<string, string[]> { ["title"] = ["And now?"] }, "save");
        Assert.IsType<EditDraftOutcome.Kept>(await product.Use<EditDraft, EditDraftOutcome>((drafts, cancel) => drafts.Run(SurveyForm.Instance, "health", edit, "ops", cancel)));
        Assert.Equal(Health.ReplaceLineEndings("\n").Replace("How is it going?", "And now?", StringComparison.Ordinal), await product.One<string>("select source from definition_drafts where key = 'health'"));
    }

    [Fact]
    public async Task A_translation_comes_with_its_survey_or_alone_into_the_one_that_is_there()
    {
        await using var product = await Product.New();
        var (file, german) = (In("health.yaml", Health.Replace("- title: You", "- key: you\n    title: You", StringComparison.Ordinal)), In("health.de.yaml", "title: Wie geht es?\nthinks: x\n"));
        var (code, said) = await Run(product, "import", german);
        Assert.Equal((CommandLine.Refused, $"{german}: there is no survey `health`. Import its own file with it."), (code, said.Trim()));
        (code, said) = await Run(product, "import", file, german);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("To fix before it can be published: surveys/health.de.yaml, line 2, survey, `translations`, `de`, `thinks`: Unknown key", said, StringComparison.Ordinal);
        Assert.Single(said.Split("is a draft now").Skip(1));

        In("health.de.yaml", "title: Wie geht es?\n");
        Assert.Equal(CommandLine.Refused, (await Run(product, "import", german)).Code);
        (code, said) = await Run(product, "import", german, "--replace");
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("Warning: surveys/health.de.yaml, line 1, `de`: Missing: `intro`, `thanks`.", said, StringComparison.Ordinal);
        Assert.EndsWith("translations:\n  de:\n    title: Wie geht es?\n", await product.One<string>("select source from definition_drafts where key = 'health'"), StringComparison.Ordinal);
        Assert.Contains("survey `health` is a draft now", (await Run(product, "import", In("health.v2.yaml", Health), "--replace")).Said, StringComparison.Ordinal);
        In("health.de.yaml", "title: [");
        Assert.Contains("health.de.yaml, line ", (await Run(product, "import", file, "--replace")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_goes_to_SurveyJS_and_comes_from_there_with_what_is_lost()
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "export", "onboarding", "--as", "surveyjs", "--to", folder);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("Not written: pages[0].questions[0].means: ", said, StringComparison.Ordinal);
        Assert.Contains("Not written: pages[4].questions[0]: Question `people`: SurveyJS has nothing like the kind people.", said, StringComparison.Ordinal);
        var file = In("feedback.json", (await File.ReadAllTextAsync(Path.Combine(folder, "onboarding.json"))).Replace("\"pages\": [", "\"logo\": \"x\", \"pages\": [", StringComparison.Ordinal));
        (code, said) = await Run(product, "import", file);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("survey `feedback` is a draft now", said, StringComparison.Ordinal);
        Assert.Contains("Not taken over: logo: Nothing here is like it.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("To fix before", said, StringComparison.Ordinal);
        Assert.StartsWith("# Imported from `feedback.json`, without:\n# logo: ", await product.One<string>("select source from definition_drafts where key = 'feedback'"), StringComparison.Ordinal);
        Assert.Contains("this is no survey of SurveyJS", (await Run(product, "import", In("no.json", "{}"))).Said, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Refused, (await Run(product, "export", "onboarding", "--as", "xml")).Code);
    }

    [Theory]
    [InlineData("title: No key")]
    [InlineData("survey: No Key")]
    [InlineData("[[[[")]
    [InlineData("survey: a\0b")]
    [InlineData("")]
    public async Task What_no_form_could_show_is_refused_by_file_and_line(string text)
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "import", In("s.yaml", text));
        Assert.Equal(CommandLine.Refused, code);
        Assert.Matches("s.yaml, line [1-9]", said);
        Assert.Contains("nothing was imported", said, StringComparison.Ordinal);
        Assert.Equal(0L, await product.One<long>("select count(*) from definition_drafts"));
    }

    private string In(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        return path;
    }

    private static (int, string) Trimmed((int Code, string Said) answer) => (answer.Code, answer.Said.Trim());

    private Task<(int Code, string Said)> Run(Product product, params string[] arguments) => commands.Run(["surveys", .. arguments], product.ConnectionString);
}
