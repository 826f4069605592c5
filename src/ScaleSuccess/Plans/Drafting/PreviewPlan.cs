using System.Globalization;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Drafting;

public abstract record PlanPreview
{
    private PlanPreview() { }

    /// <param name="Customer">Who would get it.</param>
    /// <param name="IsReal">Made from that customer's own answers; else from sample answers.</param>
    public sealed record Drafted(DraftedPlan Plan, string Customer, bool IsReal) : PlanPreview
    {
        /// <summary>What the active version gives the same customer; null: there is none.</summary>
        public DraftedPlan? Before { get; init; }

        /// <summary>As whom it can be looked at, and as whom it is.</summary>
        public IReadOnlyList<PreviewPerson> People { get; init; } = [];
        public string As { get; init; } = PreviewPerson.Sample.Key;

        /// <summary>Nobody who answered has that in their customer's name.</summary>
        public bool IsLookedForInVain { get; init; }
    }

    /// <param name="Instead">What the active version makes; null: there is none, or it does not fit other files any more.</param>
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes, Drafted? Instead) : PlanPreview;
}

/// <param name="Key">The id of a response.</param>
public sealed record PreviewPerson(string Key, string Customer)
{
    public static readonly PreviewPerson Sample = new("sample", SampleAnswers.Customer);
}

/// <summary>The plan that the next customer would get from a text that is still being edited. Nothing is saved.</summary>
public sealed class PreviewPlan(
    ScaleDb db, CheckPlanText check, CurrentSurvey surveys, CurrentTemplates templates, ActiveDefinitions definitions, TimeProvider clock)
{
    private const int Most = 10;

    /// <summary>With fewer who would get it, anybody's answers are offered.</summary>
    private const int Few = 3;

    /// <param name="person">One of the people whom an earlier preview named; else the newest who answered.</param>
    /// <param name="search">A part of the name of a customer to look for; null: none.</param>
    public async Task<PlanPreview> Run(string key, string text, string? person, CancellationToken cancel, string? search = null) =>
        await check.Run(key, text, cancel) switch
        {
            // What was just added stands in the way of nothing.
            Read<PlanFiles>.Bad when WordlessParts.Without(text) is { } worded => await Run(key, worded, person, cancel, search),
            Read<PlanFiles>.Bad(var mistakes) => new PlanPreview.Wrong(mistakes, await Active(key, person, search, cancel)),
            Read<PlanFiles>.Good(var files) => await Draft(key, text, files, person, search, cancel),
            var read => throw new InvalidOperationException($"No preview for {read}."),
        };

    private async Task<PlanPreview.Drafted?> Active(string key, string? person, string? search, CancellationToken cancel) =>
        await definitions.TryActive(Definition.Plan, key, definition => definition, cancel) is { Definition.Source: var text } && await check.Run(key, text, cancel) is Read<PlanFiles>.Good(var files)
            ? await Draft(key, text, files, person, search, cancel) : null;

    private async Task<PlanPreview.Drafted> Draft(string key, string text, PlanFiles files, string? person, string? search, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var written = Definition.Unsaved(Definition.Plan, key, text, now);
        var template = files.Templates.FirstOrDefault(known => known.Key == key);
        var goal = files.Goals.FirstOrDefault(known => CheckTemplates.GoalPrefix + known.Goal == key);
        var published = await templates.Published(cancel);
        var active = published.Modules;
        var modules = new Dictionary<string, ParsedDefinition<GoalModule>>(active);
        if (goal is not null) modules[goal.Goal] = new ParsedDefinition<GoalModule>(written, goal);

        var (known, own, found) = await People(template?.Key ?? "", goal?.Goal ?? "", files.Survey.About(Meaning.Goals)!.Key, person, search?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "", cancel);
        var newest = found ?? (person == PreviewPerson.Sample.Key ? null : known.FirstOrDefault(one => one.Person.Key == person) ?? own);
        var rule = files.Rules.FirstOrDefault(one => one.Key == (template?.Key ?? newest?.Segment)) ?? files.Rules[^1];
        var survey = newest is null ? await surveys.For(Purpose.Onboarding, cancel) : await surveys.Version(newest.Survey, cancel);
        var before = published.Templates.GetValueOrDefault(rule.Key);
        var sources = new PlanSources(
            newest?.Customer ?? SampleAnswers.Customer,
            [newest is null ? SampleAnswers.Contact : new Person(newest.ContactId, newest.Role)],
            survey,
            newest is null ? SampleAnswers.Of(survey.Value, rule, goal?.Goal, today) : Response.ReadAnswers(newest.Answers),
            template is null ? before! : new ParsedDefinition<Template>(written, template),
            modules, today, WorkingDays.In(newest is null ? null : Country.Of(newest.Country, newest.TimeZone)))
        { Facts = PlanFacts.Of(newest?.Tier, newest?.Country, rule.Key, newest?.Role ?? SampleAnswers.Contact.Role, phase: 1) };
        return new PlanPreview.Drafted(DraftPlan.From(sources), newest?.Customer ?? SampleAnswers.Customer, newest is not null)
        {
            Before = before is null ? null : DraftPlan.From(sources with { Template = before, Modules = active }),
            People = [.. known.Select(one => one.Person), PreviewPerson.Sample],
            As = newest?.Person.Key ?? PreviewPerson.Sample.Key,
            IsLookedForInVain = search is { Length: > 0 } && found is null,
        };
    }

    /// <summary>Whoever would get it, the newest first; where there are few, anybody; and whoever was looked for or looked at.</summary>
    /// <returns>All, the first who would get it, and the first who was looked for.</returns>
    private async Task<(List<Newest> All, Newest? Own, Newest? Found)> People(string template, string goal, string question, string? person, string search, CancellationToken cancel)
    {
        var own = await Answered(template, goal, "", 0);
        var found = search.Length > 0 ? await Answered("", "", search, 0) : [];
        var chosen = long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 && !own.Exists(one => one.Response == id) ? await Answered("", "", "", id) : [];
        var others = own.Count < Few ? await Answered("", "", "", 0) : [];
        return ([.. found.Concat(chosen).Concat(own).Concat(others).DistinctBy(one => one.Response)], own.FirstOrDefault(), found.FirstOrDefault());

        async Task<List<Newest>> Answered(string of, string with, string named, long response) =>
            await db.Database.QueryAsync<Newest>(Sql.Text("Plans/Drafting/NewestAnswers.sql"), cancel, of, with, question, Most, named, response);
    }

    private sealed record Newest(
        long Response, string Customer, string? Country, string TimeZone, string? Tier, string Answers, long Survey, string Segment, long ContactId, string Role)
    {
        public PreviewPerson Person => new(Response.ToString(CultureInfo.InvariantCulture), Customer);
    }
}
