using System.Text.Json;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans;

/// <summary>Plans drafted from the repository's own files, without a database.</summary>
internal static class RepositoryDrafts
{
    public static readonly DateOnly Monday = new(2026, 1, 5);
    public static readonly PlanFiles Files = RepositoryFiles.Read();

    public static Template Template(string key) => Files.Templates.First(template => template.Key == key);

    public static PlanSources Sources(string template, Answers answers) => new(
        SampleAnswers.Customer, [SampleAnswers.Contact], Version(Definition.Survey, "onboarding", Files.Survey), answers,
        Version(Definition.Plan, template, Template(template)),
        Files.Goals.ToDictionary(goal => goal.Goal, goal => Version(Definition.Plan, "goal-" + goal.Goal, goal)), Monday, WorkingDays.In(null));

    public static Plan Plan(string template, Answers answers) => Plan(template, DraftPlan.From(Sources(template, answers)));

    public static Plan Plan(string template, DraftedPlan drafted)
    {
        var plan = new Plan { Segment = template, Title = drafted.Title };
        plan.Items.AddRange(drafted.Items.Select(Item));
        return plan;
    }

    private static PlanItem Item(DraftItem item, int position)
    {
        var made = new PlanItem
        {
            Kind = item.Kind, Key = item.Key, Parent = item.Parent, After = item.After, Position = position, Title = item.Title, Side = item.Side?.ToString().ToLowerInvariant(), OwnerId = item.OwnerId, Every = item.Every,
            AcceptsPlan = item.AcceptsPlan, Unit = item.Unit, Better = item.Better?.ToString().ToLowerInvariant(), Baseline = item.Baseline, Target = item.Target,
            Origin = JsonSerializer.Serialize(item.Origin, JsonSerializerOptions.Web),
        };
        if (item.DueOn is { } due) made.Postpone(due);
        return made;
    }

    private static ParsedDefinition<T> Version<T>(string kind, string key, T value) => new(
        new Definition { Kind = kind, Key = key, Version = 1, Source = "", Origin = Definition.FromFile, Author = "", CreatedAt = DateTimeOffset.UnixEpoch }, value);
}
