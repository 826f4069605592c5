using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes.Changes;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Console.Shares;

namespace ScaleSuccess.Web.Console.Templates.Fields;

/// <summary>How the console speaks of what came of a template.</summary>
public static class EvidenceWords
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["not_needed"] = "not needed", ["done_before"] = "done before", ["later"] = "later", ["another_way"] = "done another way", ["not_ours"] = "not theirs to do",
    };

    public static string Plans(long count) => TemplateWords.Count((int)count, "plan");

    /// <summary>"few", "too few to tell"; null: enough.</summary>
    public static string? Few(long plans) => IsTooFew(plans) ? "too few to tell" : plans < ShareWords.FewestForPlainShare ? "few" : null;

    /// <summary>"3 days", "less than a day".</summary>
    public static string Age(double days) => days < 1 ? "less than a day" : TemplateWords.Count((int)days, "day");

    public static bool IsTooFew(long plans) => plans < ShareWords.FewestForShare;

    /// <summary>In one quiet line: "Done in 64 % of 120 plans, reworded in 9 %"; null: no plan has it.</summary>
    public static string? Short(ItemCount? count)
    {
        if (count is null) return null;
        // A line of text is read, not done.
        var done = count.Kind is not (ItemKind.Milestone or ItemKind.Action) ? $"In {Plans(count.Plans)}" : IsTooFew(count.Plans) ? $"Done in {count.Done} of {Plans(count.Plans)}" : $"Done in {ShareWords.Of(count.Done, count.Plans)} of {Plans(count.Plans)}";
        var said = new[]
        {
            done, Said("in time", count.InTime), Said("left out", count.Dropped), Said("reworded", count.Reworded), Said("stuck now", count.StuckNow),
        };
        return string.Join(", ", said.OfType<string>()) + (IsTooFew(count.Plans) ? " – too few to tell" : "");

        static string? Said(string what, int plans) => plans == 0 ? null : $"{what} in {Amounts.Number(plans)}";
    }

    public static string Kind(string kind) => kind == ItemKind.Criterion ? "success criterion" : kind;

    /// <summary>"Reworded in 9, left out in 2 (not needed: 2), of 23 plans that have it."</summary>
    public static string Of(ChangedItem item)
    {
        var said = new[]
        {
            item.Reworded == 0 ? null : $"reworded in {Amounts.Number(item.Reworded)}",
            item.Dropped == 0 ? null : $"left out in {Amounts.Number(item.Dropped)} ({string.Join(", ", item.Reasons.Select(one => $"{Reasons.GetValueOrDefault(one.Reason, one.Reason)}: {Amounts.Number(one.Plans)}"))})",
            item.Moved == 0 ? null : $"moved in {Amounts.Number(item.Moved)}{Days(item.MovedDays)}",
            item.Added == 0 ? null : $"{TemplateWords.Count(item.Added, "action")} of their own put into it",
        };
        var words = string.Join(", ", said.OfType<string>());
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}, of {Plans(item.Of)} that {(item.Of == 1 ? "has" : "have")} it{(IsTooFew(item.Of) ? ": too few to tell" : "")}.";
    }

    private static string Days(double? days) => days switch
    {
        > 0 => $" (half by {TemplateWords.Count((int)Math.Round(days.Value), "day")} or more, later)",
        < 0 => $" (half by {TemplateWords.Count((int)Math.Round(-days.Value), "day")} or more, earlier)",
        _ => "",
    };

    /// <summary>"6 customers, with 2 other wordings that are nearly the same".</summary>
    public static string By(Wording words) => TemplateWords.Count(words.Plans, "customer")
        + (words.Others == 0 ? "" : words.Others == 1 ? ", with another wording that is nearly the same" : $", with {words.Others} other wordings that are nearly the same");

    /// <summary>Which of two versions does more of something, as far as that can be told.</summary>
    public static string Compared(int version, long part, long whole, int other, long otherPart, long otherWhole) =>
        Math.Min(whole, otherWhole) == 0 ? "Nothing to compare"
        : IsTooFew(whole) || IsTooFew(otherWhole) ? "Too few to tell"
        : Margins.Difference(part, whole, otherPart, otherWhole) switch
        {
            { Low: > 0 } more => $"More often with version {version}: {Points(more.Low, more.High)} points",
            { High: < 0 } less => $"More often with version {other}: {Points(-less.High, -less.Low)} points",
            _ => "Too close to tell",
        };

    private static string Points(double from, double to) => $"{Amounts.Number(Math.Round(100 * from))} to {Amounts.Number(Math.Round(100 * to))}";
}
