using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>What every plan of a segment starts from. Texts may name <c>{{customer.name}}</c>, <c>{{answers.QUESTION}}</c>, <c>{{deadline}}</c>.</summary>
public sealed record Template
{
    /// <summary>The segment's key.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>The plan's title as the customer sees it.</summary>
    public required string Title { get; init; }

    /// <summary>How long the plan runs when the customer named no deadline, in days.</summary>
    public required int Days { get; init; }
    public IReadOnlyList<TemplateLine> Highlights { get; init; } = [];
    public IReadOnlyList<TemplateLine> Objectives { get; init; } = [];
    public IReadOnlyList<TemplateLine> Criteria { get; init; } = [];
    public required IReadOnlyList<TemplateMilestone> Milestones { get; init; }
    public IReadOnlyList<TemplateCommitment> Commitments { get; init; } = [];
    public required CheckInRhythm CheckIns { get; init; }

    /// <summary>Of <see cref="EnoughRule.Sections"/> → when it says enough, where the file has a rule for it.</summary>
    public IReadOnlyDictionary<string, EnoughRule> Enough { get; init; } = new Dictionary<string, EnoughRule>();

    /// <summary>Months from one review to the next, until the customer chooses otherwise; 0: none.</summary>
    public required int ReviewEvery { get; init; }
}

/// <summary>What is only for some customers. Of a milestone it takes its actions with it.</summary>
public interface IForSome
{
    /// <summary>Null: it is in every plan.</summary>
    Condition? OnlyIf { get; }
}

/// <summary>A text of a list whose lines have no keys.</summary>
/// <param name="Number">Its place in the file, from 1: a plan knows the line by it.</param>
public sealed record TemplateLine(int Number, string Text) : IForSome
{
    public Condition? OnlyIf { get; init; }
}

/// <param name="At">Where on the way from start to deadline, in percent, 1 to 100.</param>
public sealed record TemplateMilestone(string Key, string Title, int At, IReadOnlyList<TemplateAction> Actions) : IForSome
{
    public Condition? OnlyIf { get; init; }
}

/// <param name="Who">Whose turn it is.</param>
/// <param name="Role">The role of the contact who does it; the champion if no contact has the role.</param>
/// <param name="Before">Working days before its milestone.</param>
public sealed record TemplateAction(string Key, string Title, Side Who, string Role, int Before) : IForSome
{
    public Condition? OnlyIf { get; init; }

    /// <summary>Accepting the plan ticks the customer's action of this key; documented in docs/definitions.md.</summary>
    internal const string AcceptingKey = "confirm_plan";

    /// <summary>The key of the action of the same file that comes first; null: it can be begun at once.</summary>
    public string? After { get; init; }

    /// <summary>It makes sense once: a later phase of a plan does not repeat it when it is done.</summary>
    public bool Once { get; init; }

    public bool AcceptsPlan => Key == AcceptingKey && Who == Side.Customer;
}

/// <param name="Who">Who keeps it.</param>
/// <param name="Role">As of an action.</param>
/// <param name="Every">One of <see cref="Commitments.Every"/>; null: once.</param>
/// <param name="At">Until when, as of a milestone; null: until the plan ends.</param>
public sealed record TemplateCommitment(string Key, string Title, Side Who, string Role, string? Every, int? At) : IForSome
{
    public Condition? OnlyIf { get; init; }
}

/// <summary>When the customer is asked how it goes: at each milestone's day, and at least every so many days.</summary>
/// <param name="At">Wall time in the contact's time zone.</param>
/// <param name="EveryDays">7 to 90.</param>
public sealed record CheckInRhythm(TimeOnly At, int EveryDays);
