using ScaleSuccess.Foundation;
using ScaleSuccess.Outcomes.Counts;
using ScaleSuccess.Plans.Library;
using ScaleSuccess.Web.Console.Templates.Fields;

namespace ScaleSuccess.Web.Console.Templates.Library;

/// <summary>How the console speaks of the library.</summary>
public static class LibraryWords
{
    public static string Noun(LibraryEntry entry) => entry.IsGoalModule ? "goal module" : "template";

    public static string Title(LibraryEntry entry) => TemplateWords.Outline(entry.Title, entry.Key);

    public static string UsedBy(LibraryEntry entry) => entry switch
    {
        { UsedBy: [] } => entry.Active is null ? "Not published yet" : entry.IsGoalModule ? "No option of the survey" : "No segment",
        { IsGoalModule: true } => $"Option “{entry.UsedBy[0]}”",
        _ => string.Join(", ", entry.UsedBy),
    };

    /// <summary>"7 of 9 accepted, 2 at the goal": counts, so that few are seen to be few.</summary>
    /// <param name="count">Null: nothing is counted.</param>
    public static string Evidence(PlanCount? count) => count is null or { Plans: 0 } ? "Nothing counted yet"
        : $"{Amounts.Number(count.Accepted)} of {Amounts.Number(count.Plans)} accepted, {Amounts.Number(count.Achieved)} at the goal";

    public static string Of(BeginRefusal refusal) => refusal switch
    {
        BeginRefusal.TitleIsMissing => "Say what it is called.",
        BeginRefusal.TitleIsTooLong => $"Shorten it to {BeginTemplate.LongestTitle} characters.",
        BeginRefusal.NoSuchSource => "Choose what to begin with.",
        BeginRefusal.AudienceIsMissing => "Choose who gets it: only one template takes everybody else.",
        BeginRefusal.FirstIsMissing => "Say what stands in it first.",
        BeginRefusal.FirstIsTooLong => $"Shorten it to {BeginTemplate.LongestFirst} characters.",
        BeginRefusal.DaysOutOfRange => $"From {BeginTemplate.FewestDays} to {BeginTemplate.MostDays} days.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };

    public static string Of(RetireOutcome.Refused refused) => refused.Reason switch
    {
        RetireRefusal.UsedBySegments => "Segments that a model found get their plans from it. Choose another template for them first:",
        RetireRefusal.UsedByOption => "The survey offers its goal. Take the option out of the survey first:",
        RetireRefusal.TakesEverybodyElse => "It takes everybody whom no other template takes. Give another template that place first: the one without `rule`.",
        RetireRefusal.RolloutIsOpen => "A version of it is being rolled out. Finish it or roll it back first.",
        RetireRefusal.NamedByOthers => "Others name something that only it has:",
        RetireRefusal.NoReplacement => "Choose what takes its place.",
        RetireRefusal.ChangedMeanwhile => "Somebody else has retired it, or brought it back, meanwhile.",
        RetireRefusal.FitsNoMore => "It does not fit what has come since:",
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused, null),
    };
}
