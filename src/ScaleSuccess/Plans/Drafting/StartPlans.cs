using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>
/// Makes a plan for every customer that has a segment and no plan yet, from the segment's template and the chosen goals,
/// and queues the e-mails that say so.
/// </summary>
public sealed class StartPlans(
    ScaleDb db, CurrentSurvey surveys, CurrentTemplates templates, WritePlans write, TimeProvider clock) : IStep
{
    public const int Batch = 500;

    public async Task<int> Run(CancellationToken cancel)
    {
        var total = 0;
        while (await RunBatch(cancel) is { } done) total += done;
        // Those who got their plan in another way, or are on the list again by chance.
        await db.Database.ExecuteAsync("delete from unplanned_customers u where exists (select from plans p where p.customer_id = u.customer_id)", cancel);
        return total;
    }

    /// <returns>Null when none is left.</returns>
    private async Task<int?> RunBatch(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.HoldVersions(cancel);
        // Read once for all of them: not for each of ten thousand plans.
        var offered = await templates.Offered(cancel);
        var rows = await db.Database.QueryAsync<Unplanned>(Sql.Text("Plans/Drafting/ClaimUnplanned.sql"), cancel, Batch);
        if (rows.Count == 0) return null;
        var now = clock.GetUtcNow();
        var planned = await PlannedMeanwhile(rows, cancel);
        var plans = new List<NewPlan>(rows.Count);
        foreach (var row in rows.Where(row => !planned.Contains(row.CustomerId))) plans.Add(await Draft(row, offered.For(row.CustomerId), now, cancel));
        await write.Run(plans, now, cancel);
        await db.Database.ExecuteAsync("delete from unplanned_customers where customer_id = any({0})", cancel, rows.Select(row => row.CustomerId).ToArray());
        await transaction.CommitAsync(cancel);
        return plans.Count;
    }

    /// <summary>
    /// Another server may have made a customer's plan after we looked and before we had the lock. Looking again under
    /// the lock finds it.
    /// </summary>
    private async Task<HashSet<long>> PlannedMeanwhile(List<Unplanned> rows, CancellationToken cancel)
    {
        var claimed = rows.Select(row => row.CustomerId).ToArray();
        return await db.Plans.Where(plan => claimed.Contains(plan.CustomerId)).Select(plan => plan.CustomerId).ToHashSetAsync(cancel);
    }

    private async Task<NewPlan> Draft(Unplanned row, TemplateSet offered, DateTimeOffset now, CancellationToken cancel)
    {
        var survey = await surveys.Version(row.SurveyDefinitionId, cancel);
        var template = offered.Of(row.Template);
        var people = JsonSerializer.Deserialize<List<Person>>(row.People, JsonSerializerOptions.Web)!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
        var sources = new PlanSources(
            row.CustomerName, people, survey, Response.ReadAnswers(row.Answers), template, offered.Modules, Days.Of(now, zone),
            WorkingDays.In(Country.Of(row.Country, row.CustomerZone)))
        { Facts = PlanFacts.Of(row.Tier, row.Country, row.Segment, people[0].Role, phase: 1) };
        return new NewPlan(row.CustomerId, row.ResponseId, row.ContactId, row.Segment, template.Definition.Id,
            template.Value.CheckIns, DraftPlan.From(sources))
        {
            ReviewEvery = template.Value.ReviewEvery,
            Readers = [.. people.Where(person => person.Agreed)],
            AnsweredBy = row.AnsweredBy,
            AnsweredAt = row.AnsweredAt,
            AnsweredOn = Days.Of(row.AnsweredAt, zone),
        };
    }

    private sealed record Unplanned(
        long CustomerId, string CustomerName, string? Country, string CustomerZone, string? Tier, string TimeZone, long ResponseId, long ContactId, string Answers,
        long SurveyDefinitionId, DateTimeOffset AnsweredAt, string Segment, string Template, string People, string AnsweredBy);
}
