using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing;
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
public sealed record BeginRequest(string Title, string Like, string? Audience = null, int? Days = null, string First = "");

public abstract record BeginOutcome
{
    private BeginOutcome() { }
    public sealed record Begun(string Key) : BeginOutcome;
    public sealed record Refused(BeginRefusal Reason) : BeginOutcome;
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
           select new TemplateAudience($"{Name(question)}/{choice.Key}", question.Ask, choice.Label),
    ];

    /// <returns>Its key is made from the title.</returns>
    public async Task<BeginOutcome> Run(BeginRequest request, string author, CancellationToken cancel)
    {
        var title = request.Title.Trim();
        if (Refusal(title, request) is { } refusal) return new BeginOutcome.Refused(refusal);
        if (await Source(request, cancel) is not { } nodes) return new BeginOutcome.Refused(BeginRefusal.NoSuchSource);
        var others = (await definitions.All(Definition.Plan, cancel)).Select(one => (one.Key, one.Source)).Concat((await drafts.All(Definition.Plan, cancel)).Select(draft => (draft.Key, draft.Source))).ToList();
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
            if (Rule(request.Audience) is { } rule) begun = nodes.With(["rule"], rule);
            else if (request.Like == Nothing || nodes.At("rule") is null) return new BeginOutcome.Refused(BeginRefusal.AudienceIsMissing);
            else begun = nodes;
            begun = begun.With(["segment"], YamlChange.Text(key)).With(["name"], YamlChange.Text(title)).With(["order"], YamlChange.Text(await Order(nodes, isEmpty: request.Like == Nothing, cancel)));
        }
        await drafts.Keep(DefinitionDraft.New(Definition.Plan, key), YamlOutputFile.Write(begun), author, cancel);
        return new BeginOutcome.Begun(key);
    }

    private static BeginRefusal? Refusal(string title, BeginRequest request)
    {
        if (title.Length == 0) return BeginRefusal.TitleIsMissing;
        if (title.Length > LongestTitle) return BeginRefusal.TitleIsTooLong;
        if (request.Like is not (Nothing or NoModule)) return null;
        if (request.First.Trim().Length == 0) return BeginRefusal.FirstIsMissing;
        if (request.First.Trim().Length > LongestFirst) return BeginRefusal.FirstIsTooLong;
        return request.Like == Nothing && request.Days is not (>= FewestDays and <= MostDays) ? BeginRefusal.DaysOutOfRange : null;
    }

    /// <summary>What it begins with; null: there is no such thing.</summary>
    private async Task<YamlEntries?> Source(BeginRequest request, CancellationToken cancel) => request.Like switch
    {
        Nothing => (YamlEntries)BlankTemplates.Template((await Audiences(cancel)).FirstOrDefault(one => one.Key == request.Audience) is { } who ? $"{PipedText.Outline(who.Question)} {PipedText.Outline(who.Choice)}." : "", request.Days!.Value, request.First.Trim()),
        NoModule => (YamlEntries)BlankTemplates.Module(request.First.Trim()),
        _ => await drafts.Find(Definition.Plan, request.Like, cancel) is { } source ? YamlFile.Nodes(source.Source) as YamlEntries : null,
    };

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

    private static string Name(Question question) => question.Means?.Name() ?? question.Key;
}
