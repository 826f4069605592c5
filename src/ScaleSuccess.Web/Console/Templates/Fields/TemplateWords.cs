using System.Text.RegularExpressions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Console.Editing;

namespace ScaleSuccess.Web.Console.Templates.Fields;

/// <summary>How the console speaks of templates and goal modules.</summary>
public static partial class TemplateWords
{
    private static readonly Dictionary<string, (string One, string Many)> Nouns = new()
    {
        ["highlights"] = ("highlight", "Highlights"), ["objectives"] = ("objective", "Objectives"), ["criteria"] = ("success criterion", "Success criteria"),
        ["milestones"] = ("milestone", "Milestones"), ["actions"] = ("action", "Actions"), ["commitments"] = ("commitment", "Commitments"), ["benefits"] = ("benefit", "Benefits"),
    };

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["name"] = "Name", ["describes"] = "Who they are", ["title"] = "The plan’s title", ["days"] = "Length in days", ["check_ins"] = "Check-ins", ["reviews"] = "Reviews",
        ["check_ins/at"] = "Time of the check-ins", ["check_ins/every_days"] = "Days between check-ins", ["reviews/every_months"] = "Months between reviews",
        ["enough"] = "When a section says enough", ["rule"] = "Who gets it", ["order"] = "When it is tried", ["objective"] = "Objective", ["segment"] = "Key", ["goal"] = "Goal",
    };

    private static readonly Dictionary<string, string> Details = new()
    {
        ["who"] = "who does it", ["role"] = "their role", ["before"] = "working days before the milestone", ["after"] = "what it comes after", ["at"] = "reached at",
        ["every"] = "how often", ["milestone"] = "its milestone", ["once"] = "makes sense once", ["known"] = "what has to be known", ["measures"] = "its measures", ["means"] = "what it means",
    };

    /// <summary>What the form calls a key of the file; null: it has no field of its own.</summary>
    public static string? Field(string key) => key == "title" ? "title" : Details.GetValueOrDefault(key) ?? Settings.GetValueOrDefault(key) ?? (key is "only_if" or "show_if" ? "Only if" : null);

    public static string One(string list) => Nouns[list].One;
    public static string Many(string list) => Nouns[list].Many;

    /// <summary>What becomes of plans that live. What a goal module says comes into them with their templates.</summary>
    public static string Living(bool isGoalModule) => isGoalModule
        ? "Plans that live take it in with the next proposal of their template."
        : "Plans that live change by a proposal: when you publish a version for them, or propose it here.";

    public static string Who(string? who) => who == "vendor" ? "we" : "customer";
    public static string Role(string role) => ConditionWords.Value(role, null);

    /// <summary>"18 of 212 customers with a plan from it"; null: somebody has the role everywhere.</summary>
    public static string? Missing(MissingRoles? roles, string role) =>
        roles?.Without.GetValueOrDefault(role) is > 0 and var count ? $"{Amounts.Number(count)} of {Count(roles.Customers, "customer")} with a plan from it" : null;

    /// <summary>A section of a plan, as templates call it.</summary>
    public static string Section(string section) => section switch
    {
        EnoughRule.Measures => "Measures",
        EnoughRule.Challenges => "Challenges",
        _ => Many(section),
    };

    /// <summary>"at least 2 lines, and “What do you want to reach?” answered".</summary>
    public static string Enough(string? atLeast, IEnumerable<string> asked)
    {
        var (lines, known) = (atLeast is null or "0" ? null : $"at least {(atLeast == "1" ? "1 line" : $"{atLeast} lines")}", string.Join(", ", asked.Select(one => $"“{one}”")));
        return string.Join(", and ", new[] { lines, known.Length > 0 ? $"{known} answered" : null }.OfType<string>().DefaultIfEmpty("always enough"));
    }

    public static string Every(string every) => $"Every {every}";

    /// <summary>"3 actions", "1 action".</summary>
    public static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{Amounts.Number(count)} {one}s";

    /// <summary>As the console shows a text to everybody: with names in place of what is put in.</summary>
    public static string Outline(string? text, string otherwise) => text is { Length: > 0 } ? Name().Replace(Block().Replace(text, Spoken), name => $"[{Spoken(name.Groups[1].Value)}]") : otherwise;

    /// <summary>"[if pace: Your pace: [pace].]".</summary>
    private static string Spoken(Match block) => block.Groups[1].Value switch
    {
        "if" => $"[if {Spoken(block.Groups[2].Value)}: ",
        "unless" => $"[if no {Spoken(block.Groups[2].Value)}: ",
        _ => block.Value.Contains("else", StringComparison.Ordinal) ? "; else: " : "]",
    };

    private static string Spoken(string name) => name.Replace('_', ' ').Replace('.', ' ');

    /// <param name="survey">That its conditions ask about; null: they are named by their keys.</param>
    public static string Of(TemplateChange change, Survey? survey = null)
    {
        var (words, before) = (Outline(change.Words, "no text"), Outline(change.Before, "nothing"));
        if (change is { Code: TemplateChangeCode.Setting, List: "rule" }) return $"Who gets it: {Audience(change.Audience, survey)}; was {Audience(change.AudienceBefore, survey)}";
        if (change is { Code: TemplateChangeCode.Setting, Section: { } section }) return $"When “{Known(section)}” says enough: {Enough(change.Enough, survey)}; was {Enough(change.EnoughBefore, survey)}";
        if (change is { Code: TemplateChangeCode.Setting, List: "order" } && Sooner(change) is { } sooner) return $"{Settings["order"]}: {sooner} ({change.Words}, was {change.Before})";
        if (change.Code == TemplateChangeCode.Setting) return $"{Settings.GetValueOrDefault(change.List, change.List)}: {Outline(change.Words, "nothing")}, was {before}";
        var (noun, within) = (One(change.List), Within(change));
        return change.Code switch
        {
            TemplateChangeCode.Added when change.Words.Length == 0 => $"New {noun}{within}, without words yet",
            TemplateChangeCode.Added => $"New {noun}{within}: “{words}”",
            TemplateChangeCode.Removed => $"No longer there: {noun} “{words}”{within}",
            TemplateChangeCode.Reworded => $"Reworded {noun}{within}: “{words}”, was “{before}”",
            TemplateChangeCode.Moved => $"The {noun} “{words}” is now{within}, was in “{before}”",
            TemplateChangeCode.OnlyIf => $"The {noun} “{words}”{within} is for {Whom(change.OnlyIf, survey)}; it was for {Whom(change.OnlyIfBefore, survey)}",
            TemplateChangeCode.Details => $"The {noun} “{words}”{within}: {string.Join("; ", change.Details.Select(detail => Of(detail, survey)))}",
            _ => $"{Many(change.List)}{within} come in another order",
        };
    }

    /// <summary>What stands before the two texts as one, "Reworded highlight:"; null: it was not reworded, or said nothing before.</summary>
    public static string? Reworded(TemplateChange change) =>
        change is { Code: TemplateChangeCode.Reworded, Before.Length: > 0, Words.Length: > 0 } ? $"Reworded {One(change.List)}{Within(change)}:" : null;

    private static string Within(TemplateChange change) => change.Within is null ? "" : change.Within.Length == 0 ? " in a new milestone" : $" in “{Outline(change.Within, "no text")}”";

    private static string Audience(IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> rule, Survey? survey) => rule.Count == 0 ? "everybody else"
        : string.Join(" and ", rule.Select(asked =>
        {
            var question = survey?.Named(asked.Question);
            return $"“{(question is null ? asked.Question : PipedText.Outline(question.Ask))}” {string.Join(" or ", asked.Answers.Select(choice => ConditionWords.Value(choice, question)))}";
        }));

    private static string Known(string section) => EnoughRule.Sections.Contains(section) ? Section(section) : section;

    private static string Enough(SectionRule? rule, Survey? survey) => rule is null ? "as usual"
        : Enough(rule.AtLeast, rule.Known.Select(name => survey?.Questions.FirstOrDefault(question => question.Means?.Name() == name) is { } asked ? PipedText.Outline(asked.Ask) : name));

    private static string? Sooner(TemplateChange order) => int.TryParse(order.Words, out var now) && int.TryParse(order.Before, out var was) ? now < was ? "sooner" : "later" : null;

    private static string Whom(Condition? condition, Survey? survey) => condition is null ? "everybody" : $"those of whom {ConditionWords.Sentence(condition, survey)}";

    /// <summary>"before 4, was 6".</summary>
    private static string Of(TemplateDetail detail, Survey? survey) =>
        $"{Details.GetValueOrDefault(detail.Key, detail.Key.Replace('_', ' '))}{(detail.Key == "once" ? ":" : "")} {Value(detail, detail.Now, survey)}, was {Value(detail, detail.Was, survey)}";

    private static string Value(TemplateDetail detail, string? value, Survey? survey) => (detail.Key, value) switch
    {
        ("once", _) => value == "true" ? "yes" : "no",
        ("after", null) => "nothing",
        (_, null) => "not set",
        (_, "vendor") => "we",
        ("measures", _) => string.Join(", ", value.Split(", ").Select(one => ConditionWords.Value(one.TrimStart('-', ' ', '[').TrimEnd(']'), survey?.About(Meaning.Measures))).Select(one => one.Replace('_', ' '))),
        _ when detail.NamesPart => $"“{Outline(value, "no text")}”",
        _ => Role(value),
    };

    /// <summary>What is different in a preview; null: nothing.</summary>
    public static string? Of(MarkedItem marked) => marked switch
    {
        { Mark: ItemMark.New } => "New",
        { Mark: ItemMark.Gone } => "No longer in the plan",
        { Mark: ItemMark.Changed, Item: var now, Before: { } was } => $"Changed: {string.Join(", ", Differences(now, was).DefaultIfEmpty("was set up in another way"))}",
        _ => null,
    };

    private static IEnumerable<string> Differences(DraftItem now, DraftItem was)
    {
        if (now.Title != was.Title) yield return $"was “{was.Title}”";
        if (now.DueOn != was.DueOn) yield return was.DueOn is { } day ? $"was due {Days.Short(day)}" : "had no date";
        if (now.Side != was.Side) yield return was.Side == Side.Vendor ? "was ours" : "was the customer’s";
        else if (now.OwnerId != was.OwnerId) yield return "somebody else does it";
        if (now.Parent != was.Parent) yield return "was in another milestone";
        if (now.After != was.After) yield return was.After is null ? "could begin at once" : "came after another action";
        if (now.Every != was.Every) yield return was.Every is null ? "was for once" : $"was each {was.Every}";
    }

    [GeneratedRegex(@"\{\{#(if|unless)\s+(?:answers\.)?([\w.]+)\s*\}\}|\{\{(?:else|/if|/unless)\}\}")]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{\s*(?:answers\.)?([\w.]+)\s*\}\}")]
    private static partial Regex Name();
}
