using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions.Drafts;

/// <summary>Keeps what ops change about a definition until they publish it or throw it away.</summary>
public sealed class DefinitionDrafts(ScaleDb db, NpgsqlDataSource source, ActiveDefinitions definitions, TimeProvider clock)
{
    private const string Select = "select kind, key, based_on, revision, source, author, saved_at, posts from definition_drafts";

    /// <summary>The draft; where there is none, what a first change would begin with. Null when there is no such definition.</summary>
    public async Task<DefinitionDraft?> Find(string kind, string key, CancellationToken cancel)
    {
        if (await source.AllAsync(Select + " where kind = $1 and key = $2", Read, cancel, kind, key) is [var draft]) return draft;
        return await definitions.TryActive(kind, key, definition => definition, cancel) is { Definition: var active } ? DefinitionDraft.Of(active) : null;
    }

    /// <summary>All that are not published yet.</summary>
    public Task<List<DefinitionDraft>> All(string kind, CancellationToken cancel) => source.AllAsync(Select + " where kind = $1 order by key", Read, cancel, kind);

    /// <param name="from">What was changed.</param>
    /// <param name="post">What has changed it; null: no form.</param>
    /// <returns>False: somebody else has changed, published or discarded it meanwhile; nothing is kept.</returns>
    public async Task<bool> Keep(DefinitionDraft from, string text, string author, CancellationToken cancel, DraftPost? post = null) => await db.Database.ExecuteAsync(
        """
        insert into definition_drafts (kind, key, based_on, revision, source, author, saved_at, posts) select {6}, {0}, {1}, 1, {3}, {4}, {5}, {7} where {2} = 0
        on conflict (kind, key) do nothing
        """, cancel, from.Key, from.BasedOn, from.Revision, text, author, clock.GetUtcNow(), from.Kind, Posts(from, post)) == 1
        || await db.Database.ExecuteAsync(
            "update definition_drafts set source = {2}, author = {3}, saved_at = {4}, based_on = {5}, posts = {7}, revision = revision + 1 where kind = {6} and key = {0} and revision = {1} and {1} > 0",
            cancel, from.Key, from.Revision, text, author, clock.GetUtcNow(), from.BasedOn, from.Kind, Posts(from, post)) == 1;

    /// <param name="revision">The one that was looked at.</param>
    /// <returns>False: it is another one by now.</returns>
    public async Task<bool> Discard(string kind, string key, int revision, CancellationToken cancel) =>
        await db.Database.ExecuteAsync("delete from definition_drafts where kind = {2} and key = {0} and revision = {1}", cancel, key, revision, kind) == 1;

    private static DefinitionDraft Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)) { Posts = [.. row.GetFieldValue<string[]>(7).Select(DraftPost.Of)] };

    private static string[] Posts(DefinitionDraft from, DraftPost? post) => [.. from.Posts.Concat(post is null ? [] : [post]).TakeLast(DraftPost.Kept).Select(one => one.Line)];
}
