using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Library;

/// <summary>Who gets a new template, until its rule is written out: whoever chose this.</summary>
/// <param name="Key">Of question and choice, as <see cref="BeginTemplate"/> takes it.</param>
public sealed record TemplateAudience(string Key, string Question, string Choice);

public enum BeginRefusal
{
    TitleIsMissing, TitleIsTooLong, NoSuchSource,

    /// <summary>What it begins with takes everybody else, and only one template can.</summary>
    AudienceIsMissing,

    /// <summary>Of an empty one: what stands in it first.</summary>
    FirstIsMissing, FirstIsTooLong, DaysOutOfRange,
}

/// <param name="Like">The key of what to begin with, or <see cref="BeginTemplate.Nothing"/>, or <see cref="BeginTemplate.NoModule"/>.</param>
/// <param name="Audience">Of a template: who gets it; null: as what it begins with.</param>
/// <param name="Days">How long an empty template takes; null: no number was typed.</param>
/// <param name="First">Of an empty one: its last milestone, or of a goal module what it brings.</param>
public sealed record BeginRequest(string Title, string Like, string? Audience = null, int? Days = null, string First = "")
{
    /// <summary>As of a <see cref="DraftPost"/>; null: it cannot come twice.</summary>
    public string? Post { get; init; }
}

public abstract record BeginOutcome
{
    private BeginOutcome() { }
    public sealed record Begun(string Key) : BeginOutcome;

    /// <param name="Reasons">All of them.</param>
    public sealed record Refused(IReadOnlyList<BeginRefusal> Reasons) : BeginOutcome;
}

/// <summary>Begins the draft of a template or a goal module, empty or with a copy of another one. No plan is made from it before it is published.</summary>
public sealed class BeginTemplate(DefinitionDrafts drafts, ActiveDefinitions definitions, CurrentSurvey surveys, CurrentSegments rules, KnownSegments segments)
{
    public const int LongestTitle = 60, LongestFirst = 100, FewestDays = 14, MostDays = 730;

    /// <summary>To begin a template, or a goal module, with nothing. No key has a slash.</summary>
    public const string Nothing = "new/template", NoModule = "new/module";

    /// <summary>Who could get a new template.</summary>
    public async Task<IReadOnlyList<TemplateAudience>> Audiences(CancellationToken cancel) =>
    [
        .. from question in (await surveys.For(Purpose.Onboarding, cancel)).Value.Questions
           where SegmentRule.CanAsk(question)
           from choice in question.Choices
           select new TemplateAudience($"{question.Name}/{choice.Key}", question.Ask, choice.Label),
    ];

    /// <returns>Its key is made from the title. A form that is sent twice begins one.</returns>
    public async Task<BeginOutcome> Run(BeginRequest request, string author, CancellationToken cancel)
    {
        var title = request.Title.Trim();
        var like = request.Like is Nothing or NoModule ? null : await Copied(request.Like, cancel);
        if (Refusals(title, request, like).ToList() is { Count: > 0 } refusals) return new BeginOutcome.Refused(refusals);
        var nodes = like ?? await Empty(request, cancel);
        while (true)
            if (await Keep(title, request, nodes, author, cancel) is { } key) return new BeginOutcome.Begun(key);
    }

    /// <returns>Null: somebody else was quicker to take the key.</returns>
    private async Task<string?> Keep(string title, BeginRequest request, YamlEntries nodes, string author, CancellationToken cancel)
    {
        // Read once, so that the same form, sent at the same moment, is either seen here or takes the same key.
        var begunByNow = await drafts.All(Definition.Plan, cancel);
        if (begunByNow.Find(draft => draft.Taken(request.Post) is not null) is { } twice) return twice.Key;
        var others = (await definitions.All(Definition.Plan, cancel)).Select(one => (one.Key, one.Source)).Concat(begunByNow.Select(draft => (draft.Key, draft.Source))).ToList();
        var taken = others.Select(other => other.Key).Concat((await segments.All(cancel)).Select(segment => segment.Key)).ToList();
        var isModule = request.Like == NoModule || CheckTemplates.IsGoalModule(request.Like);
        string key;
        YamlNode begun;
        if (isModule)
        {
            var goal = NewKey.Of(title, taken.Where(CheckTemplates.IsGoalModule).Select(one => one[CheckTemplates.GoalPrefix.Length..]), "goal");
            key = CheckTemplates.GoalPrefix + goal;
            begun = OwnKeys(nodes.With(["goal"], YamlChange.Text(goal)).With(["objective"], YamlChange.Text(title)), others.Select(other => other.Source));
        }
        else
        {
            key = NewKey.Of(title, taken, "template");
            begun = Rule(request.Audience) is { } rule ? nodes.With(["rule"], rule) : nodes;
            begun = begun.With(["segment"], YamlChange.Text(key)).With(["name"], YamlChange.Text(title)).With(["order"], YamlChange.Text(await Order(nodes, isEmpty: request.Like == Nothing, cancel)));
        }
        return await drafts.Keep(DefinitionDraft.New(Definition.Plan, key), YamlOutputFile.Write(begun), author, cancel, request.Post is { } post ? new DraftPost(post, null) : null) ? key : null;
    }

    /// <param name="like">What is copied; null: there is no such thing, or it begins empty.</param>
    private static IEnumerable<BeginRefusal> Refusals(string title, BeginRequest request, YamlEntries? like)
    {
        if (title.Length == 0) yield return BeginRefusal.TitleIsMissing;
        if (title.Length > LongestTitle) yield return BeginRefusal.TitleIsTooLong;
        var (isEmpty, isTemplate) = (request.Like is Nothing or NoModule, request.Like == Nothing || (like is not null && !CheckTemplates.IsGoalModule(request.Like)));
        if (!isEmpty && like is null) yield return BeginRefusal.NoSuchSource;
        if (isTemplate && Rule(request.Audience) is null && like?.At("rule") is null) yield return BeginRefusal.AudienceIsMissing;
        if (!isEmpty) yield break;
        if (request.Like == Nothing && request.Days is not (>= FewestDays and <= MostDays)) yield return BeginRefusal.DaysOutOfRange;
        if (request.First.Trim().Length == 0) yield return BeginRefusal.FirstIsMissing;
        if (request.First.Trim().Length > LongestFirst) yield return BeginRefusal.FirstIsTooLong;
    }

    private async Task<YamlEntries?> Copied(string key, CancellationToken cancel) => await drafts.Find(Definition.Plan, key, cancel) is { } source ? YamlFile.Nodes(source.Source) as YamlEntries : null;

    private async Task<YamlEntries> Empty(BeginRequest request, CancellationToken cancel) => request.Like == NoModule
        ? (YamlEntries)BlankTemplates.Module(request.First.Trim())
        : (YamlEntries)BlankTemplates.Template((await Audiences(cancel)).FirstOrDefault(one => one.Key == request.Audience) is { } who ? $"{PipedText.Outline(who.Question)} {PipedText.Outline(who.Choice)}." : "", request.Days!.Value, request.First.Trim());

    private static YamlNode? Rule(string? audience) => audience?.Split('/') is [var question, var choice] && question.Length > 0
        ? YamlChange.Block((question, YamlChange.List([YamlChange.Text(choice)]))) : null;

    /// <summary>Behind what it begins with, an empty one behind all, so that it takes nobody from there; before whatever takes everybody else.</summary>
    private async Task<string> Order(YamlNode source, bool isEmpty, CancellationToken cancel)
    {
        var known = await rules.All(cancel);
        var (used, last) = (known.Select(rule => rule.Order).ToHashSet(), known.Where(rule => rule.Requires.Count == 0).Select(rule => rule.Order).DefaultIfEmpty(1000).Max());
        foreach (var draft in await drafts.All(Definition.Plan, cancel))
            if (int.TryParse(draft.Nodes.TextAt("order"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var order)) used.Add(order);
        var from = int.TryParse(source.TextAt("order"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var own) ? own : 1;
        var free = Enumerable.Range(1, 1000).Where(order => order < last && !used.Contains(order)).ToList();
        var chosen = isEmpty || from >= last ? free.LastOrDefault(last - 1) : free.FirstOrDefault(order => order > from, free.LastOrDefault(from));
        return chosen.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Actions and commitments of goal modules have keys of their own: two modules can be in one plan.</summary>
    private static YamlNode OwnKeys(YamlNode module, IEnumerable<string> others)
    {
        var taken = others.Select(YamlFile.Nodes).OfType<YamlNode>().SelectMany(Editing.NewPlanKeys.Keys).ToHashSet();
        var own = new Dictionary<string, string>();
        foreach (var list in new[] { "actions", "commitments" })
            foreach (var (place, item) in module.ItemsAt(list).Index())
            {
                var before = item.TextAt("key") ?? "";
                var key = own[before] = NewKey.Of(before, taken, "action");
                taken.Add(key);
                module = module.With([list, place, "key"], YamlChange.Text(key));
            }
        foreach (var (place, item) in module.ItemsAt("actions").Index())
            if (item.TextAt("after") is { } first && own.TryGetValue(first, out var key)) module = module.With(["actions", place, "after"], YamlChange.Text(key));
        return module;
    }
}
