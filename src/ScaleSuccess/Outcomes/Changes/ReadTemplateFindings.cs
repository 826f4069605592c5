using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Outcomes.Changes;

/// <summary>A milestone, an action or a line of text, and what came of it.</summary>
/// <param name="Place">Where the draft has it; null: it is no longer there.</param>
/// <param name="Count">Null: no plan has it.</param>
public sealed record EvidenceLine(string Kind, string Text, ItemPlace? Place, ItemCount? Count);

/// <summary>What has come of a template or goal module, and what customers change about it, beside its draft.</summary>
/// <param name="Published">Its versions, the newest first; empty: there is none.</param>
/// <param name="Places">Of the draft.</param>
public sealed record TemplateFindings(
    string Title, bool IsGoalModule, IReadOnlyList<PublishedPlaces> Published, IReadOnlyList<ItemPlace> Places, TemplateEvidence Counts, CustomerChanges Changes)
{
    /// <summary>Milestones and actions in the draft's order, then those that only earlier versions had.</summary>
    /// <param name="version">0: all.</param>
    public IReadOnlyList<EvidenceLine> Lines(int version) => Lines(version, [ItemKind.Milestone, ItemKind.Action]);

    /// <summary>The same of highlights, objectives and criteria.</summary>
    public IReadOnlyList<EvidenceLine> Texts(int version) => Lines(version, [ItemKind.Highlight, ItemKind.Objective, ItemKind.Criterion]);

    private IReadOnlyList<EvidenceLine> Lines(int version, string[] kinds)
    {
        var counts = Counts.Items.Where(item => item.Version == version && kinds.Contains(item.Kind)).ToDictionary(item => (item.Kind, item.Key));
        // Lines of text have another number in each version: there it is the text that says which one it is.
        var then = version == TemplateEvidence.AllVersions ? null : Published.FirstOrDefault(one => one.Version == version)?.Places;
        var here = Places.Where(place => kinds.Contains(place.Kind)).Select(place => (Place: place, Name: !place.IsNumbered || then is null ? place.Name
            : then.FirstOrDefault(one => one.Kind == place.Kind && one.IsNumbered && one.Text == place.Text)?.Key)).ToList();
        return
        [
            .. here.Select(one => new EvidenceLine(one.Place.Kind, one.Place.Text, one.Place, one.Name is { } name ? counts.GetValueOrDefault((one.Place.Kind, name)) : null)),
            .. counts.Values.Where(count => !here.Exists(one => one.Place.Kind == count.Kind && one.Name == count.Key))
                .Select(count => new EvidenceLine(count.Kind, then?.FirstOrDefault(one => one.Kind == count.Kind && one.Key == count.Key)?.Text ?? TextOf(count.Kind, count.Key) ?? count.Key, null, count)),
        ];
    }

    /// <summary>What came of the line that the form has there; null: no plan has it.</summary>
    public ItemCount? CountAt(string path) => PlaceAt(path) is { } place ? Counts.Of(place.Kind, place.Name) : null;

    public ItemPlace? PlaceAt(string path) => Places.FirstOrDefault(place => place.Path == path);

    /// <summary>What the active version says there, where the draft says what customers wrote; null: nothing to put back.</summary>
    public string? BeforeWording(string path) =>
        PlaceAt(path) is { } place && Changes.At(path) is { } item && item.Wordings.Any(words => words.Text == place.Text)
            && Published.FirstOrDefault(version => version.IsActive)?.Places.FirstOrDefault(one => one.Kind == place.Kind && one.Name == (place.IsNumbered ? item.Key : place.Key)) is { } active && active.Text != place.Text
            ? active.Text : null;

    private string? TextOf(string kind, string key) =>
        Published.SelectMany(version => version.Places).FirstOrDefault(place => place.Kind == kind && place.Name == key)?.Text;
}

/// <summary>The lines of one version.</summary>
public sealed record PublishedPlaces(int Version, bool IsActive, IReadOnlyList<ItemPlace> Places);

public sealed class ReadTemplateFindings(DefinitionDrafts drafts, ReadHistory history, ReadEvidenceOfTemplate evidence, ReadCustomerChanges changes)
{
    /// <summary>Null when there is none with this key.</summary>
    public async Task<TemplateFindings?> Of(string key, CancellationToken cancel) =>
        await drafts.Find(Definition.Plan, key, cancel) is { } draft ? await Of(key, YamlFile.Nodes(draft.Source) ?? YamlChange.Block(), additions: true, cancel) : null;

    /// <summary>What its form says of each line.</summary>
    /// <param name="draft">As somebody has typed it.</param>
    public Task<TemplateFindings> OfForm(string key, YamlNode draft, CancellationToken cancel) => Of(key, draft, additions: false, cancel);

    private async Task<TemplateFindings> Of(string key, YamlNode draft, bool additions, CancellationToken cancel)
    {
        var versions = await history.Of(Definition.Plan, key, cancel);
        var published = versions?.Versions.Select(version => new PublishedPlaces(
            version.Version, version.Id == versions.Active.Id, YamlFile.Nodes(version.Source) is { } nodes ? ItemPlaces.Of(nodes) : [])).ToList() ?? [];
        var (places, counted) = (ItemPlaces.Of(draft), await evidence.Of(key, cancel));
        // What customers have in their plans are the words of a version, not those of a draft.
        if (additions && published.Find(version => version.IsActive) is { } active)
            places = [.. places.Select(place => !place.IsNumbered && active.Places.FirstOrDefault(one => one.Kind == place.Kind && one.Key == place.Key) is { } now ? place with { Text = now.Text } : place)];
        return new TemplateFindings(PlanFileTitles.Of(key, draft), CheckTemplates.IsGoalModule(key), published, places, counted, await changes.Of(key, places, published, counted, additions, cancel));
    }
}
