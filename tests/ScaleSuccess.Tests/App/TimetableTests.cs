using ScaleSuccess.App;

namespace ScaleSuccess.Tests.App;

/// <summary>What a step costs follows from what it has to do, not from how many customers there are.</summary>
public sealed class TimetableTests(ExplainedSteps steps) : IClassFixture<ExplainedSteps>
{
    /// <summary>A twentieth of the customers: who has an address that takes no mail, or has not agreed yet, may be looked at.</summary>
    private const int Few = ExplainedSteps.Customers / 20;

    /// <summary>The one that looks at everybody once a night is meant to, and the one that counts everything and then rests a hundred times as long (docs/decisions/0023).</summary>
    [Fact]
    public void No_step_reads_a_big_table_where_few_rows_are_due()
    {
        var much = steps.Reads.Where(read => read.Step is not ("look-at-everybody" or "count-evidence") && steps.Big.Contains(read.Table) && read.Rows > Few).Select(read => read.ToString());
        Assert.True(!much.Any(), string.Join("\n", much));
    }

    /// <summary>Without statements, big tables or due rows the rule above would hold of anything.</summary>
    [Fact]
    public void The_steps_found_the_few_that_were_due()
    {
        foreach (var step in new[] { "invite-contacts", "invite-to-waves", "assign-segments", "start-plans", "send-due-check-ins", "send-reminders" })
            Assert.Equal((step, ExplainedSteps.Due), (step, steps.Done[step]));
        Assert.True(steps.Done["dispatch-messages"] >= 2 * ExplainedSteps.Due);
        Assert.Contains(steps.Reads, read => read.Step == "dispatch-messages" && read.Statement.Contains("is_unwanted", StringComparison.Ordinal));
        Assert.True(steps.Foreseen > 0);
        Assert.Equal(Journey.Steps.Select(step => step.Name).Append(ExplainedSteps.CustomerCalendar).Order(), steps.Reads.Select(read => read.Step).Distinct().Order());
        foreach (var table in new[] { "customers", "contacts", "messages", "responses", "assignments", "plans", "plan_items", "check_ins" })
            Assert.True(steps.Big.Contains(table) && steps.Reads.Any(read => read.Table == table), table);
    }
}
