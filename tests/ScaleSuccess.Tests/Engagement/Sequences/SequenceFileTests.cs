using ScaleSuccess.Definitions;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement.Sequences;

/// <summary>What is wrong in a file of sequences/ is told with its line and what would be right.</summary>
public sealed class SequenceFileTests
{
    private const string Good = "for: plan-waiting\nsteps:\n  - after: 2 days\n    email: plan-reminder\n  - after: 1 week\n    email: plan-reminder\n";

    [Fact]
    public void A_file_says_what_for_and_when()
    {
        var read = Assert.IsType<Read<Sequence>.Good>(SequenceFile.Read("sequences/a.yaml", Good)).Value;
        Assert.Equal((SequenceKind.PlanWaiting, false), (read.For, read.IsPaused));
        Assert.Equal([new SequenceStep(2, "plan-reminder"), new SequenceStep(7, "plan-reminder")], read.Steps);
    }

    [Theory]
    [InlineData("for: plan-waiting", "for: plan-waitng", "line 1", "`plan-waitng` is not one of survey-invitation, plan-waiting. Did you mean `plan-waiting`?")]
    [InlineData("for: plan-waiting\n", "", "line 1", "`for` is missing.")]
    [InlineData("2 days", "soon", "line 3", "`soon` should be days or weeks, such as `3 days` or `2 weeks`: from 1 to 90 days.")]
    [InlineData("2 days", "0 days", "line 3", "from 1 to 90 days")]
    [InlineData("1 week", "13 weeks", "line 5", "from 1 to 90 days")]
    [InlineData("1 week", "2 days", "line 5", "It should come later than the step before, which comes on day 2")]
    [InlineData("email: plan-reminder\n  - after: 1", "email: plan-remainder\n  - after: 1", "line 4", "`plan-remainder` is not one of plan-reminder. Did you mean `plan-reminder`?")]
    [InlineData("email: plan-reminder\n  - after: 1", "email: survey-reminder\n  - after: 1", "line 4", "`survey-reminder` is not one of plan-reminder.")]
    [InlineData("    email: plan-reminder\n  - after: 1", "  - after: 1", "line 3", "`email` is missing.")]
    [InlineData("steps:", "step:", "line 1", "`steps` is missing.")]
    [InlineData("steps:", "until: friday\nsteps:", "line 2", "Unknown key.")]
    [InlineData("steps:", "paused: maybe\nsteps:", "line 2", "It should be true or false, not `maybe`.")]
    public void A_mistake_says_where_it_is_and_what_would_be_right(string find, string replace, string line, string sentence)
    {
        Assert.Contains(find, Good, StringComparison.Ordinal);
        var wrong = Assert.IsType<Read<Sequence>.Bad>(SequenceFile.Read("sequences/a.yaml", Good.Replace(find, replace, StringComparison.Ordinal)));
        Assert.Contains(wrong.Mistakes, mistake => mistake.Place == $"sequences/a.yaml, {line}" && mistake.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Nine_steps_are_too_many()
    {
        var many = "for: plan-waiting\nsteps:\n" + string.Concat(Enumerable.Range(1, 9).Select(day => $"  - after: {day} days\n    email: plan-reminder\n"));
        Assert.Contains("at most 8", Assert.Single(Assert.IsType<Read<Sequence>.Bad>(SequenceFile.Read("sequences/a.yaml", many)).Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_for_the_same_are_refused_and_nothing_is_taken()
    {
        using var files = new ChangedFiles();
        files.Change("sequences/accept-plan.yaml", text => text.Replace("plan-waiting", "survey-invitation", StringComparison.Ordinal).Replace("plan-reminder", "survey-reminder", StringComparison.Ordinal));
        await using var product = await Product.WithoutDefinitions(files.Folder);
        var mistake = Assert.Single(await product.Import());
        Assert.Equal("sequences/survey-invitation.yaml, line 2", mistake.Place);
        Assert.Contains("sequences/accept-plan.yaml is for `survey-invitation`, too", mistake.Sentence, StringComparison.Ordinal);
        Assert.Equal(0L, await product.One<long>("select count(*) from definitions"));
    }

    [Fact]
    public async Task A_changed_file_is_a_new_version_and_counts_from_then_on()
    {
        using var files = new ChangedFiles();
        await using var product = await Product.New(files.Folder);
        await product.An_invited_customer();
        files.Change("sequences/survey-invitation.yaml", text => text.Replace("3 days", "4 days", StringComparison.Ordinal));
        Assert.Empty(await product.Import());
        Assert.Equal(2, await product.One<int>("select max(version) from definitions where kind = 'sequence' and key = 'survey-invitation'"));
        Assert.Equal(["Fri 01-09 10:00"], await product.RemindersOf(5));
    }

    [Fact]
    public async Task What_is_paused_sends_nothing_and_goes_on_where_it_stood()
    {
        using var files = new ChangedFiles();
        files.Change("sequences/survey-invitation.yaml", text => text + "paused: true\n");
        await using var product = await Product.New(files.Folder);
        await product.An_invited_customer();
        Assert.Empty(await product.RemindersOf(8));
        files.Change("sequences/survey-invitation.yaml", text => text.Replace("paused: true", "paused: false", StringComparison.Ordinal));
        Assert.Empty(await product.Import());
        Assert.Single(await product.RemindersOf(2));
    }
}
