using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Web.Portal.Plans.Changing;

/// <summary>What of a plan changes, in words.</summary>
public sealed class ChangeWords(IStringLocalizer<ChangeTexts> texts, DateOnly today)
{
    /// <summary>By field, as forms show them.</summary>
    public List<(string Name, string Text)> Sentences(IEnumerable<EditMistake> mistakes) => [.. mistakes.Select(mistake => (mistake.Field, Sentence(mistake)))];

    private string Sentence(EditMistake mistake) => mistake switch
    {
        EditMistake.Empty => texts[$"empty.{mistake.Field}"],
        EditMistake.TooLong(_, var over, var most) => texts["too_long", over, most],
        EditMistake.Unreadable => texts[$"unreadable.{mistake.Field}"],
        EditMistake.InThePast(_, var first) => texts["past", Days.Short(first, today)],
        EditMistake.DayOff(_, { } before, { } after) => texts["day_off.two", Days.Short(before, today), Days.Short(after, today)],
        EditMistake.DayOff(_, var before, var after) => (before ?? after) is { } only ? texts["day_off.one", Days.Short(only, today)] : texts["day_off"],
        EditMistake.AfterDeadline(_, var deadline, null) => texts["after_deadline", Days.Short(deadline, today)],
        EditMistake.AfterDeadline(_, var deadline, { } milestone) => texts["after_deadline.other", milestone, Days.Short(deadline, today)],
        EditMistake.BeforeEarlier(_, var milestone, var day) => texts["before_earlier", milestone, Days.Short(day, today)],
        EditMistake.AfterMilestone(_, var milestone, var day) => texts["after_milestone", milestone, Days.Short(day, today)],
        EditMistake.TooManyPeople(_, var most) => texts["too_many_people", most],
        EditMistake.TooMany(_, var most) => texts["too_many", most],
        _ => throw new UnreachableException(),
    };

    /// <param name="value">As <see cref="ItemContent.Get"/> gives it.</param>
    public string Value(string field, string? value, IReadOnlyDictionary<long, string> people) => (field, value) switch
    {
        (ItemField.Every, null) => texts["every.once"],
        (ItemField.OpsOwner, null) => texts["value.no_one"],
        (ItemField.OpsOwner, _) => OpsPerson.Name(value) ?? texts["value.one_of_us"],
        (_, null) => texts["value.none"],
        (ItemField.Due, _) => Days.ReadIso(value) is { } day ? Days.Short(day, today) : value,
        (ItemField.Owner, _) => people.GetValueOrDefault(long.Parse(value, CultureInfo.InvariantCulture), texts["value.somebody"]),
        (ItemField.Side, _) => texts[$"side.{value}"],
        (ItemField.Better, _) => texts[$"better.{value}"],
        (ItemField.Every, _) => texts[$"every.{value}"],
        (ItemField.Target or ItemField.Baseline, _) => Amounts.Number(double.Parse(value, CultureInfo.InvariantCulture)),
        _ => value,
    };

    /// <summary>An action's milestone, a measure's benefit.</summary>
    /// <param name="title">Of the line with this id; null: there is none.</param>
    public string Parent(string kind, string? parent, Func<LineId, string?> title) => PlanLine.ParentOf(kind, parent) is not { } id ? texts[$"no_parent.{kind}"]
        : title(id) ?? texts["no_parent.gone"];

    public string Field(string kind, string field) => (kind, field) switch
    {
        (ItemKind.Measure, ItemField.Title) => texts["field.measure"],
        (ItemKind.Measure, ItemField.Parent) => texts["field.benefit"],
        (ItemKind.Commitment, ItemField.Due) => texts["field.until"],
        (ItemKind.Commitment, ItemField.Owner) => texts["field.keeper"],
        _ => texts[$"field.{field}"],
    };
}
