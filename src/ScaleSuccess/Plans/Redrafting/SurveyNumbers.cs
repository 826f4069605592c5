using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>
/// A measure that comes into the plan later, or whose number of today was answered anew: what the answers say is its first reading,
/// as of one that was there from the beginning.
/// </summary>
public static class SurveyNumbers
{
    extension(ScaleDb db)
    {
        /// <param name="plan">With its newest revision kept, and not saved yet.</param>
        public async Task KeepSurveyNumbers(Plan plan, CancellationToken cancel)
        {
            var touched = plan.Changes.Where(change => change.Revision == plan.Revision && change.ItemKind == ItemKind.Measure).Select(change => change.ItemKey).ToHashSet();
            var measures = plan.Items.FindAll(item => item is { Kind: ItemKind.Measure, IsOwn: false, Baseline: not null } && touched.Contains(item.Key));
            if (measures.Count == 0) return;
            var known = await db.Readings.Where(reading => reading.PlanId == plan.Id && reading.Source == ReadingSource.Survey).ToDictionaryAsync(reading => reading.Measure, cancel);
            var answered = await db.Set<Response>().AsNoTracking().Where(response => response.Id == plan.ResponseId)
                .Select(response => new { response.ContactId, response.SubmittedAt }).SingleAsync(cancel);
            var at = answered.SubmittedAt ?? throw new InvalidOperationException($"Plan {plan.Id}: its answers {plan.ResponseId} are not submitted.");
            var day = await db.DayOf(plan, at, cancel);
            foreach (var measure in measures)
            {
                // What is corrected was so on the day of the first answer, before whatever has been read since.
                if (known.TryGetValue(measure.Key, out var first)) first.Correct(measure.Baseline!.Value, first.Day);
                else plan.Record(Reading.Of(plan, measure.Key, measure.Baseline!.Value, day, ReadingSource.Survey, answered.ContactId, at));
            }
        }
    }
}
