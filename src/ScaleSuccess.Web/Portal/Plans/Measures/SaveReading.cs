using Microsoft.Extensions.Localization;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Measures;

namespace ScaleSuccess.Web.Portal.Plans.Measures;

/// <summary>A form about readings as it was sent, with what is wrong.</summary>
/// <param name="Measure">Whose form; null: none was named.</param>
/// <param name="Reading">The one that is corrected or deleted; null: one is added.</param>
/// <param name="IsGone">It is not there any more: nothing was changed.</param>
public sealed record SentReadingForm(string? Measure, long? Reading, string Value, string Day)
{
    public string? ValueError { get; init; }
    public string? DayError { get; init; }
    public bool IsGone { get; init; }
    public bool IsRefused => IsGone || ValueError is not null || DayError is not null;
    public bool Is(string measure, long? reading) => Measure == measure && Reading == reading;
}

/// <summary>Adds, corrects or deletes a reading by the form that was sent.</summary>
public sealed class SaveReading(ChangeReadings change, IStringLocalizer<ReadingTexts> texts)
{
    /// <summary>The name that all these forms send.</summary>
    public const string Handler = "reading";

    /// <summary>Hidden fields that say which form it is: the measure's key, or the reading's id.</summary>
    public const string AddField = "add", CorrectField = "correct", DeleteField = "delete";

    public static string ValueOf(string form) => form + ".value";
    public static string DayOf(string form) => form + ".day";

    public static SentReadingForm Read(ShownMeasures plan, IFormCollection form)
    {
        var add = form[AddField].ToString();
        var which = add.Length > 0 ? add : form.ContainsKey(CorrectField) ? form[CorrectField].ToString() : form[DeleteField].ToString();
        var reading = add.Length == 0 && long.TryParse(which, out var id) ? id : (long?)null;
        var measure = add.Length > 0 ? add : plan.View.Plan.Readings.Find(one => one.Id == reading)?.Measure;
        return new SentReadingForm(measure, reading, form[ValueOf(which)].ToString(), form[DayOf(which)].ToString());
    }

    public async Task<SentReadingForm> Run(ShownMeasures plan, IFormCollection form, CancellationToken cancel)
    {
        var sent = Read(plan, form);
        var outcome = (sent, form.ContainsKey(DeleteField)) switch
        {
            ({ Reading: { } reading }, true) => await change.Delete(plan.Visitor, reading, cancel),
            ({ Reading: { } reading }, false) => await change.Correct(plan.Visitor, reading, sent.Value, sent.Day, cancel),
            ({ Measure: { } measure }, _) => await change.Add(plan.Visitor, measure, sent.Value, sent.Day, cancel),
            _ => new ReadingOutcome.NotThere(),
        };
        return outcome switch
        {
            ReadingOutcome.Kept => sent,
            ReadingOutcome.NotThere => sent with { IsGone = true },
            ReadingOutcome.Refused(var mistakes) => sent with { ValueError = Error(mistakes, ReadingField.Value), DayError = Error(mistakes, ReadingField.Day) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string? Error(IReadOnlyList<ReadingMistake> mistakes, ReadingField field) =>
        mistakes.FirstOrDefault(mistake => mistake.Field == field) is { } mistake ? texts.Sentence(mistake) : null;
}
