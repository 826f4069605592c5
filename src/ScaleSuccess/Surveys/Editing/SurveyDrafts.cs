using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>Keeps what ops change about a survey until they publish it or throw it away.</summary>
public sealed class SurveyDrafts(ScaleDb db, NpgsqlDataSource source, CurrentSurvey surveys, TimeProvider clock)
{
    private const string Select = "select survey, based_on, revision, source, author, saved_at from survey_drafts";

    /// <summary>The draft; where there is none, what a first change would begin with. Null when there is no such survey.</summary>
    public async Task<SurveyDraft?> Find(string survey, CancellationToken cancel)
    {
        var drafts = await source.AllAsync(Select + " where survey = $1", Read, cancel, survey);
        if (drafts is [var draft]) return draft;
        return await surveys.TryFind(survey, cancel) is { Definition: var active } ? new SurveyDraft(survey, active.Version, 0, active.Source, null, null) : null;
    }

    /// <summary>All that are not published yet.</summary>
    public Task<List<SurveyDraft>> All(CancellationToken cancel) =>
        source.AllAsync(Select + " order by survey", Read, cancel);

    /// <summary>Begins a survey that nobody is asked before it is published.</summary>
    /// <param name="like">The key of the survey to begin with a copy of; null: with an empty page.</param>
    /// <returns>Its key, made from the title.</returns>
    public async Task<string> Begin(string title, string? like, string author, CancellationToken cancel)
    {
        var known = (await surveys.All(cancel)).Select(survey => survey.Definition.Key).Concat((await All(cancel)).Select(draft => draft.Survey));
        var key = NewKey.Of(title, known, "survey");
        var copied = like is not null && await Find(like, cancel) is { } copy ? copy.Nodes
            : YamlChange.Block(("survey", YamlChange.Text("")), ("purpose", YamlChange.Text("")), ("title", YamlChange.Text("")), ("pages", YamlChange.List([YamlChange.Block()])));
        var text = YamlOutputFile.Write(copied.With(["survey"], YamlChange.Text(key)).With(["title"], YamlChange.Text(title)).With(["purpose"], YamlChange.Text(Purpose.Other.Name())));
        await Keep(new SurveyDraft(key, 0, 0, text, null, null), text, author, cancel);
        return key;
    }

    /// <param name="from">What was changed.</param>
    /// <returns>False: somebody else has changed, published or discarded it meanwhile; nothing is kept.</returns>
    public async Task<bool> Keep(SurveyDraft from, string text, string author, CancellationToken cancel) => await db.Database.ExecuteAsync(
        """
        insert into survey_drafts (survey, based_on, revision, source, author, saved_at) select {0}, {1}, 1, {3}, {4}, {5} where {2} = 0
        on conflict (survey) do nothing
        """, cancel, from.Survey, from.BasedOn, from.Revision, text, author, clock.GetUtcNow()) == 1
        || await db.Database.ExecuteAsync(
            "update survey_drafts set source = {2}, author = {3}, saved_at = {4}, based_on = {5}, revision = revision + 1 where survey = {0} and revision = {1} and {1} > 0",
            cancel, from.Survey, from.Revision, text, author, clock.GetUtcNow(), from.BasedOn) == 1;

    /// <param name="revision">The one that was looked at.</param>
    /// <returns>False: it is another one by now.</returns>
    public async Task<bool> Discard(string survey, int revision, CancellationToken cancel) =>
        await db.Database.ExecuteAsync("delete from survey_drafts where survey = {0} and revision = {1}", cancel, survey, revision) == 1;

    private static SurveyDraft Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5));
}
