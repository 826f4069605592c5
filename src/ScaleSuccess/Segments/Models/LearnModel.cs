using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segmentation.Selection;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Models;

/// <summary>Finds the segments in customers' answers.</summary>
public sealed class LearnModel(
    ScaleDb db, CurrentSurvey surveys, AnsweredCustomers answered, SegmentOptions options)
{
    /// <summary>The same answers give the same model.</summary>
    public const int Seed = 1;

    private const int Together = 2_000;

    /// <param name="until">Answers submitted later are not seen.</param>
    /// <returns>Null when no question that the survey marks tells customers apart.</returns>
    public async Task<LearnedModel?> Run(DateTimeOffset until, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var customers = await Answers(
            await db.Database.QueryAsync<long>(Sql.Text("Segments/AnswerTables/SampleCustomers.sql"), cancel, options.MostRows, until), cancel);
        if (customers.Count == 0 || SegmentColumns.Of(survey.Value, [.. customers.Select(c => c.Combined)]) is not { } table
            || FeatureSpace.Learn(table) is not { } space) return null;
        var codes = space.Encode(table).Answers;
        var found = new FindSegments(EngineChoice.Of(options.Engine)).Find(codes, new SearchLimits(1, options.MostClusters), Seed, null, cancel);
        return new LearnedModel(new SavedModel(space, found.Best.Model), codes, customers, survey, found.Best.Stability, found.Best.Criterion,
            null, [.. found.Engines.Select(EngineReport.Of)], [.. found.Best.Tried.Select(KReport.Of)]);
    }

    /// <summary>In the customers' order, whatever order the database gives them in.</summary>
    public async Task<IReadOnlyList<AnsweredCustomer>> Answers(IReadOnlyList<long> customers, CancellationToken cancel)
    {
        var all = new List<AnsweredCustomer>(customers.Count);
        foreach (var some in customers.Chunk(Together)) all.AddRange(await answered.Of(some, cancel));
        return all;
    }
}
