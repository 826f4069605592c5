using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Data;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Segments;

/// <summary>Who gives customers their segment at present.</summary>
/// <param name="Model">Null: the templates' rules do.</param>
/// <param name="Answers">Submitted so far.</param>
/// <param name="Needed">From so many answers on a model is trained.</param>
public sealed record Assigner(AssigningModel? Model, int Answers, int Needed);

public sealed record AssigningModel(string Engine, int Rows, int K, DateTimeOffset TrainedAt);

public sealed class ReadAssigner(ScaleDb db, SegmentOptions options)
{
    public async Task<Assigner> Now(CancellationToken cancel) => new(
        // As CurrentModel chooses, without reading the model itself.
        await db.SegmentModels.Where(m => m.K > 1).OrderByDescending(m => m.Id)
            .Select(m => new AssigningModel(m.Engine, m.Rows, m.K, m.TrainedAt)).FirstOrDefaultAsync(cancel),
        await db.Responses.CountAsync(r => r.SubmittedAt != null && r.Survey == CurrentSurvey.Onboarding, cancel),
        options.MinimumAnswers);
}
