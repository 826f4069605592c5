using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Changing;

/// <summary>Reads what was typed for a field into what an item holds, or says what is wrong. A day's place in the plan is <see cref="NewDay"/>'s.</summary>
public static class CheckEdit
{
    public const int LongestTitle = 500, LongestUnit = 40, LongestWhy = 1000;

    /// <param name="kind">Of the item. A commitment may be without a day: it holds until the plan ends.</param>
    /// <param name="people">Who can own an action, by id.</param>
    /// <returns>The value, and what is wrong with it; null: nothing.</returns>
    public static (string? Value, EditMistake? Mistake) Of(string kind, string field, string? typed, IReadOnlyCollection<long> people)
    {
        switch (field)
        {
            case ItemField.Title: return Text(field, TypedText.Lines(typed).Trim(), LongestTitle, isRequired: true);
            case ItemField.Unit: return Text(field, TypedText.OneLine(typed), LongestUnit, isRequired: false);
            case ItemField.Due:
                return string.IsNullOrWhiteSpace(typed) ? (null, kind == ItemKind.Commitment ? null : new EditMistake.Empty(field))
                    : Days.ReadIso(typed.Trim()) is { } day ? (Days.Iso(day), null) : (null, new EditMistake.Unreadable(field));
            case ItemField.Owner:
                return long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var contact) && people.Contains(contact)
                    ? (contact.ToString(CultureInfo.InvariantCulture), null) : (null, new EditMistake.Unreadable(field));
            case ItemField.Better:
                return typed is "higher" or "lower" ? (typed, null) : (null, new EditMistake.Unreadable(field));
            case ItemField.Every:
                return string.IsNullOrEmpty(typed) ? (null, null) : Every.All.Contains(typed) ? (typed, null) : (null, new EditMistake.Unreadable(field));
            case ItemField.Target:
                return string.IsNullOrWhiteSpace(typed) ? (null, null)
                    : Numbers.TryRead(typed, out var number) && MeasureNumber.Mistake(number, unit: null) is null
                        ? (number.ToString("R", CultureInfo.InvariantCulture), null) : (null, new EditMistake.Unreadable(field));
            default: throw new ArgumentOutOfRangeException(nameof(field), field, null);
        }
    }

    private static (string?, EditMistake?) Text(string field, string text, int longest, bool isRequired) =>
        text.Length == 0 ? (null, isRequired ? new EditMistake.Empty(field) : null)
        : TypedText.Length(text) > longest ? (null, new EditMistake.TooLong(field, TypedText.Length(text) - longest, longest))
        : (text, null);
}
