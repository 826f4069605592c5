using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>What publishing a survey does.</summary>
/// <param name="Changes">What is different from the active version.</param>
/// <param name="Answering">How many have begun an earlier version, and finish with it.</param>
/// <param name="Answered">How many have answered.</param>
/// <param name="Gone">Of what is removed, or asked in another way: how many answers name it. They stay, with the version that was answered.</param>
/// <param name="Reread">Of what has other words under the same key: how many answers were given to the old ones, and are read as answers to the new ones.</param>
/// <param name="Segments">Questions that count for segments are different.</param>
public sealed record SurveyImpact(IReadOnlyList<SurveyChange> Changes, long Answering, long Answered, IReadOnlyList<(SurveyChange Change, long Answers)> Gone,
    IReadOnlyList<(SurveyChange Change, long Answers)> Reread, bool Segments)
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
        if (active is null) return new SurveyImpact([], 0, 0, [], [], false) { IsNew = true };
        var changes = SurveyChanges.Between(active, draft);
        var counts = (await source.AllAsync(
            "select count(*) filter (where submitted_at is null), count(submitted_at) from responses where survey = $1", row => (row.GetInt64(0), row.GetInt64(1)), cancel, draft.Key)).Single();
        var (gone, reread) = (new List<(SurveyChange, long)>(), new List<(SurveyChange, long)>());
        foreach (var change in changes)
            if (Looked(active, draft, change) is { } into && await Answers(active, change, into == Fate.Gone ? change.Keys : Reworded(change), cancel) is > 0 and var answers)
                (into == Fate.Gone ? gone : reread).Add((change, answers));
        return new SurveyImpact(changes, counts.Item1, counts.Item2, gone, reread, changes.Any(change => change.Code == SurveyChangeCode.Weight
            || (change.Question?.SegmentWeight > 0 && change.Code is not (SurveyChangeCode.Moved or SurveyChangeCode.Reworded or SurveyChangeCode.Settings or SurveyChangeCode.ChoicesReworded or SurveyChangeCode.RowsReworded
                or SurveyChangeCode.Translated or SurveyChangeCode.StillFits))));
    }

    private enum Fate { Gone, Reread }

    /// <returns>Null: its answers are as they were.</returns>
    private static Fate? Looked(Survey active, Survey draft, SurveyChange change) => change.Code switch
    {
        SurveyChangeCode.Removed or SurveyChangeCode.OtherKind or SurveyChangeCode.OtherMeaning or SurveyChangeCode.ChoicesRemoved or SurveyChangeCode.RowsRemoved => Fate.Gone,
        // Answers of another kind are not read as answers to this one.
        _ when change.Question is not { } question || active.Find(question.Key)?.Kind != draft.Find(question.Key)?.Kind => null,
        SurveyChangeCode.Reworded when change.Was[0] != change.Words[0] => Fate.Reread,
        SurveyChangeCode.ChoicesReworded or SurveyChangeCode.RowsReworded when Reworded(change).Count > 0 => Fate.Reread,
        _ => null,
    };

    /// <summary>Of choices and rows: those with another label; not those with another hint only.</summary>
    private static IReadOnlyList<string> Reworded(SurveyChange change) =>
        [.. change.Keys.Index().Where(key => change.Was[key.Index] != change.Words[key.Index]).Select(key => key.Item)];

    /// <param name="keys">Of choices or rows; none: of the whole question.</param>
    private async Task<long> Answers(Survey active, SurveyChange change, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var was = active.Find(change.Question!.Key)!;
        var isRow = change.Code is SurveyChangeCode.RowsRemoved or SurveyChangeCode.RowsReworded;
        var fields = isRow ? [.. keys.Select(row => $"{was.Key}.{row}")] : was.Kind.Fields(was).ToArray();
        return (await source.AllAsync(
            """
            select count(*) from responses r
            where r.survey = $1 and r.submitted_at is not null
              and exists (select from unnest($3::text[]) field where r.answers -> field not in ('[]', '[""]')
                          and (cardinality($4::text[]) = 0 or r.answers -> field ?| $4::text[]
                               or exists (select from unnest($4::text[]) choice where field like $2 || '.' || choice || '.%')))
            """, row => row.GetInt64(0), cancel, active.Key, was.Key, fields, isRow ? [] : keys.ToArray())).Single();
    }
}
