using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>What publishing a survey does.</summary>
/// <param name="Changes">What is different from the active version.</param>
/// <param name="Answering">How many have begun an earlier version, and finish with it.</param>
/// <param name="Answered">How many have answered.</param>
/// <param name="Gone">Of what is removed, or asked in another way: how many answers name it. They stay, with the version that was answered.</param>
/// <param name="Segments">Questions that count for segments are different.</param>
public sealed record SurveyImpact(IReadOnlyList<SurveyChange> Changes, long Answering, long Answered, IReadOnlyList<(SurveyChange Change, long Answers)> Gone, bool Segments)
{
    /// <summary>There is no version of it yet.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Reads what publishing a survey would do.</summary>
public sealed class ReadImpact(NpgsqlDataSource source)
{
    /// <param name="active">Null: the survey is new.</param>
    public async Task<SurveyImpact> Of(Survey? active, Survey draft, CancellationToken cancel)
    {
        if (active is null) return new SurveyImpact([], 0, 0, [], false) { IsNew = true };
        var changes = SurveyChanges.Between(active, draft);
        var counts = (await source.AllAsync(
            "select count(*) filter (where submitted_at is null), count(submitted_at) from responses where survey = $1", row => (row.GetInt64(0), row.GetInt64(1)), cancel, draft.Key)).Single();
        var gone = new List<(SurveyChange, long)>();
        foreach (var change in changes)
            if (await Answers(active, draft, change, cancel) is { } answers and > 0) gone.Add((change, answers));
        return new SurveyImpact(changes, counts.Item1, counts.Item2, gone, changes.Any(change => change.Code == SurveyChangeCode.Weight
            || (change.Question?.SegmentWeight > 0 && change.Code is not (SurveyChangeCode.Moved or SurveyChangeCode.Reworded or SurveyChangeCode.Settings or SurveyChangeCode.ChoicesReworded))));
    }

    private async Task<long?> Answers(Survey active, Survey draft, SurveyChange change, CancellationToken cancel)
    {
        if (change is not { Question: { } question, Code: SurveyChangeCode.Removed or SurveyChangeCode.OtherKind or SurveyChangeCode.OtherMeaning or SurveyChangeCode.ChoicesRemoved }) return null;
        var choices = change.Code != SurveyChangeCode.ChoicesRemoved ? []
            : active.Find(question.Key)!.Choices.Where(choice => draft.Find(question.Key)!.Find(choice.Key) is null).Select(choice => choice.Key).ToArray();
        var fields = active.Find(question.Key)!.Kind.Fields(active.Find(question.Key)!).ToArray();
        return (await source.AllAsync(
            """
            select count(*) from responses r
            where r.survey = $1 and r.submitted_at is not null
              and case when cardinality($4::text[]) = 0 then exists (select from unnest($3::text[]) field where r.answers -> field not in ('[]', '[""]'))
                       else (r.answers -> $2) ?| $4::text[]
                         or exists (select from unnest($4::text[]) choice, unnest($3::text[]) field
                                    where field like $2 || '.' || choice || '.%' and r.answers -> field not in ('[]', '[""]')) end
            """, row => row.GetInt64(0), cancel, draft.Key, question.Key, fields, choices)).Single();
    }
}
