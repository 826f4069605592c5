using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Drafting;

public abstract record PlanPreview
{
    private PlanPreview() { }

    /// <param name="Customer">Who would get it.</param>
    /// <param name="IsReal">Made from that customer's own answers; else from sample answers.</param>
    public sealed record Drafted(DraftedPlan Plan, string Customer, bool IsReal) : PlanPreview;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : PlanPreview;
}

/// <summary>The plan that the next customer would get from a text that is still being edited. Nothing is saved.</summary>
public sealed class PreviewPlan(
    ScaleDb db, CheckPlanText check, CurrentSurvey surveys, CurrentTemplates templates, TimeProvider clock)
{
    public async Task<PlanPreview> Run(string key, string text, CancellationToken cancel) =>
        await check.Run(key, text, cancel) switch
        {
            Read<PlanFiles>.Bad(var mistakes) => new PlanPreview.Wrong(mistakes),
            Read<PlanFiles>.Good(var files) => await Draft(key, text, files, cancel),
            var read => throw new InvalidOperationException($"No preview for {read}."),
        };

    private async Task<PlanPreview> Draft(string key, string text, PlanFiles files, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var written = new Definition
        {
            Kind = Definition.Plan, Key = key, Version = 0, Source = text, Origin = Definition.FromOps, Author = "", CreatedAt = now,
        };
        var template = files.Templates.FirstOrDefault(known => known.Key == key);
        var goal = files.Goals.FirstOrDefault(known => CheckTemplates.GoalPrefix + known.Goal == key);
        var modules = new Dictionary<string, ParsedDefinition<GoalModule>>(await templates.Modules(cancel));
        if (goal is not null) modules[goal.Goal] = new ParsedDefinition<GoalModule>(written, goal);

        var newest = (await db.Database.QueryAsync<Newest>(
            Sql.Text("Plans/Drafting/NewestAnswers.sql"), cancel, template?.Key ?? "", goal?.Goal ?? "",
            files.Survey.About(Meaning.Goals)!.Key)).FirstOrDefault();
        var rule = files.Rules.FirstOrDefault(known => known.Key == (template?.Key ?? newest?.Segment)) ?? files.Rules[^1];
        var survey = newest is null ? await surveys.For(Purpose.Onboarding, cancel) : await surveys.Version(newest.Survey, cancel);
        var plan = DraftPlan.From(new PlanSources(
            newest?.Customer ?? SampleAnswers.Customer,
            [newest is null ? SampleAnswers.Contact : new Person(newest.ContactId, newest.Role)],
            survey,
            newest is null ? SampleAnswers.Of(survey.Value, rule, goal?.Goal, today) : Response.ReadAnswers(newest.Answers),
            template is null ? await templates.Find(rule.Key, cancel) : new ParsedDefinition<Template>(written, template),
            modules, today, WorkingDays.In(newest is null ? null : Country.Of(newest.Country, newest.TimeZone)))
        { Facts = PlanFacts.Of(newest?.Tier, newest?.Country, rule.Key, newest?.Role ?? SampleAnswers.Contact.Role, phase: 1) });
        return new PlanPreview.Drafted(plan, newest?.Customer ?? SampleAnswers.Customer, newest is not null);
    }

    private sealed record Newest(
        string Customer, string? Country, string TimeZone, string? Tier, string Answers, long Survey, string Segment, long ContactId, string Role);
}
