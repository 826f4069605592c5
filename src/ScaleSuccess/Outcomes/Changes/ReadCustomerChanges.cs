using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Outcomes.Changes;

/// <summary>
/// Reads what customers change about a template or goal module: what they reword and into which words, leave out, move, and add. Their words are read where
/// they stand and kept nowhere else: with the customer they are gone here, too.
/// </summary>
public sealed class ReadCustomerChanges(ScaleDb db)
{
    private const int MostWordings = 2000;

    /// <param name="places">Of the draft: where ops would change it.</param>
    /// <param name="additions">Also what they have added; a form has no use for it.</param>
    /// <returns>The most changed first.</returns>
    public async Task<CustomerChanges> Of(
        string key, IReadOnlyList<ItemPlace> places, IReadOnlyList<PublishedPlaces> published, TemplateEvidence evidence, bool additions, CancellationToken cancel)
    {
        var texts = published.ToDictionary(version => version.Version, version => version.Places);
        var reworded = (await db.Database.QueryAsync<Reworded>(Sql.Text("Outcomes/Changes/Rewordings.sql"), cancel, key, MostWordings))
            .Select(row => (Row: row, Text: texts.GetValueOrDefault(row.Version)?.FirstOrDefault(one => one.Kind == row.Kind && one.Key == ItemPlaces.NameOf(row.Key))))
            .Select(one => (one.Row, one.Text, ForAll: WordsForAll.Of(one.Text?.Text, one.Row.Ours, one.Row.Theirs)))
            .ToLookup(one => Line(one.Row.Kind, ItemPlaces.NameOf(one.Row.Key), one.Text?.Text));
        var leftOut = (await db.Database.QueryAsync<LeftOut>(Sql.Text("Outcomes/Changes/LeftOut.sql"), cancel, key)).ToLookup(row => (row.Kind, row.Key));
        var added = !additions || CheckTemplates.IsGoalModule(key) ? [] : await db.Database.QueryAsync<Added>(Sql.Text("Outcomes/Changes/Added.sql"), cancel, key, MostWordings);
        var intoMilestones = added.Where(row => row is { Kind: ItemKind.Action, Milestone: not null }).ToLookup(row => row.Milestone!);
        var counts = evidence.Items.Where(item => item.Version == TemplateEvidence.AllVersions).ToDictionary(item => (item.Kind, item.Key));
        var whole = evidence.Of(TemplateEvidence.AllVersions)?.Plans ?? 0;

        var lines = reworded.Select(group => group.Key).Concat(leftOut.Select(group => group.Key))
            .Concat(intoMilestones.Select(group => (ItemKind.Milestone, group.Key))).Concat(counts.Values.Where(count => count.Moved > 0).Select(count => (count.Kind, count.Key))).Distinct();
        return new CustomerChanges(
            [.. lines.Select(line => Item(line.Item1, line.Item2)).Where(item => item.Changes > 0).OrderByDescending(item => item.Changes).ThenBy(item => item.Kind).ThenBy(item => item.Key)],
            NearWords.Grouped(added.Where(row => row.Kind == ItemKind.Milestone).Select(row => (row.Theirs, row.Plans))));

        // Texts in lists have no key that stays: there it is the text itself.
        (string, string) Line(string kind, string name, string? text) => IsNumbered(kind) && text is not null ? (kind, text) : (kind, name);

        ChangedItem Item(string kind, string name)
        {
            var (words, count) = (reworded[(kind, name)].ToList(), counts.GetValueOrDefault((kind, name)));
            // One that says what customers say instead is the same line, though its text is another.
            var place = places.FirstOrDefault(one => one.Kind == kind && (one.Key == name || (IsNumbered(kind) && one.Text == name)))
                ?? places.FirstOrDefault(one => one.Kind == kind && one.IsNumbered && words.Exists(wording => (wording.ForAll ?? wording.Row.Theirs) == one.Text));
            var text = place?.Text ?? texts.OrderByDescending(version => version.Key).SelectMany(version => version.Value).FirstOrDefault(one => one.Kind == kind && one.Key == name)?.Text ?? words.FirstOrDefault().Row?.Ours ?? name;
            var forAll = words.Select(one => one.ForAll).OfType<string>().ToHashSet();
            var (reasons, own) = (leftOut[(kind, name)].ToList(), kind == ItemKind.Milestone ? intoMilestones[name].ToList() : []);
            return new ChangedItem(kind, name, place, text, count?.Plans ?? whole)
            {
                Reworded = words.Sum(one => one.Row.Plans), Wordings = [.. Grouped(words.Select(one => (one.ForAll ?? one.Row.Theirs, one.Row.Plans))).Select(said => said with { IsForAll = forAll.Contains(said.Text) })],
                ForAll = Grouped(words.Where(one => one.ForAll is not null).Select(one => (one.ForAll!, one.Row.Plans))),
                Dropped = reasons.Sum(row => row.Plans), Reasons = [.. reasons.Select(row => (row.Reason, row.Plans))],
                Moved = count?.Moved ?? 0, MovedDays = count?.MovedDays,
                Added = own.Sum(row => row.Plans), Additions = NearWords.Grouped(own.Select(row => (row.Theirs, row.Plans))),
            };
        }
    }

    private static bool IsNumbered(string kind) => kind is ItemKind.Highlight or ItemKind.Objective or ItemKind.Criterion;

    private static IReadOnlyList<Wording> Grouped(IEnumerable<(string Text, int Plans)> words) =>
        NearWords.Grouped(words.GroupBy(one => one.Text, (text, same) => (text, same.Sum(one => one.Plans))));

    private sealed record Reworded(string Kind, string Key, int Version, string Ours, string Theirs, int Plans);
    private sealed record LeftOut(string Kind, string Key, string Reason, int Plans);
    private sealed record Added(string Kind, string? Milestone, string Theirs, int Plans);
}
