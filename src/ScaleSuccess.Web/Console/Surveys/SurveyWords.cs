using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>How the console speaks of surveys.</summary>
public static class SurveyWords
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["choice"] = "Choose one", ["choices"] = "Choose several", ["scale"] = "Scale", ["number"] = "Number", ["date"] = "Date",
        ["text"] = "Short text", ["long-text"] = "Long text", ["people"] = "Colleagues", ["measures"] = "Before and after", ["ranking"] = "Ranking",
        ["matrix"] = "Grid", ["money"] = "Money", ["horizon"] = "Time horizon", ["statement"] = "Words only", ["consent"] = "Consent",
    };

    private static readonly Dictionary<string, string> Options = new()
    {
        ["other"] = "Offer “Other”, with words of their own", ["most"] = "At most", ["least"] = "At least", ["min"] = "From", ["max"] = "To", ["unit"] = "Unit",
        ["low"] = "Words at the lower end", ["high"] = "Words at the upper end", ["better"] = "Better is", ["random"] = "In an order of each person’s own",
        ["look"] = "Looks like", ["preset"] = "Asked as", ["alone"] = "Excludes all others", ["currency"] = "Currency, such as EUR", ["text"] = "What they agree to", ["days"] = "Days",
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["higher"] = "Higher", ["lower"] = "Lower", ["numbers"] = "Numbers", ["stars"] = "Stars", ["faces"] = "Faces", ["nps"] = "Recommendation (NPS)",
        ["csat"] = "Satisfaction (CSAT)", ["effort"] = "Effort (CES)", ["agreement"] = "Agreement", ["other"] = "Other",
    };

    public static string Of(Purpose purpose) => purpose switch
    {
        Purpose.Onboarding => "Onboarding: plans are made from it",
        Purpose.CheckIn => "Check-ins",
        Purpose.Health => "Health",
        _ => "Anything else",
    };

    public static string Kind(string name) => Kinds.GetValueOrDefault(name, name);
    /// <summary>What something is set to: a kind, or an option's word.</summary>
    public static string Set(string word) => word switch { "true" => "yes", "false" => "no", _ => Kinds.GetValueOrDefault(word) ?? Word(word) };

    public static string Option(string key) => Options.GetValueOrDefault(key, key);

    /// <summary>What an option of a kind may be.</summary>
    public static string Word(string word) => Words.GetValueOrDefault(word, word);

    /// <summary>What plans and segments take an answer for.</summary>
    public static string UsedAs(Meaning meaning) => meaning switch
    {
        Meaning.Goals => "Goals: what they want to achieve",
        Meaning.Challenges => "Challenges: what could get in the way",
        Meaning.Benefits => "Benefits: what they hope to get out of it",
        Meaning.Measures => "Measures: from where to where",
        Meaning.People => "People who are involved",
        Meaning.WhereNow => "Where they are today",
        Meaning.WhereToBe => "Where they want to be: what success is",
        Meaning.ByWhen => "By when they want to be there",
        Meaning.Pace => "Pace: how fast they go",
        Meaning.Risk => "Risk: how much they accept",
        Meaning.TeamSize => "Team size",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(SurveyChange change)
    {
        var ask = change.Question is null ? "" : $"“{PipedText.Outline(change.Question.Ask)}”";
        var words = string.Join(", ", change.Words.Select(word => $"“{PipedText.Outline(word)}”"));
        return change.Code switch
        {
            SurveyChangeCode.Sending => "Who gets it, or when",
            SurveyChangeCode.Texts => "Title, welcome, thanks or pages are worded or shown in another way",
            SurveyChangeCode.PageAdded => $"New page: {words}",
            SurveyChangeCode.PageRemoved => $"Page removed: {words}",
            SurveyChangeCode.Added => $"New question: {ask}",
            SurveyChangeCode.Removed => $"No longer asked: {ask}",
            SurveyChangeCode.Moved => $"Asked in another place: {ask}",
            SurveyChangeCode.Reworded => $"Reworded: {ask}" + (change.Was[0] == change.Words[0] ? ", its hint" : $", was “{PipedText.Outline(change.Was[0])}”"),
            SurveyChangeCode.OtherKind => $"Answered in another way: {ask}",
            SurveyChangeCode.OtherMeaning => $"Used for something else: {ask}",
            SurveyChangeCode.Logic => $"Shown or needed under another condition: {ask}",
            SurveyChangeCode.Settings => $"Other limits or settings: {ask}",
            SurveyChangeCode.ChoicesAdded => $"{ask} also offers {words}",
            SurveyChangeCode.ChoicesRemoved => $"{ask} no longer offers {words}",
            SurveyChangeCode.ChoicesReworded => $"{ask} rewords {Reworded(change)}",
            SurveyChangeCode.RowsAdded => $"{ask} also has the {(change.Words.Count == 1 ? "row" : "rows")} {words}",
            SurveyChangeCode.RowsRemoved => $"{ask} no longer has the {(change.Words.Count == 1 ? "row" : "rows")} {words}",
            SurveyChangeCode.RowsReworded => $"{ask} rewords the {(change.Words.Count == 1 ? "row" : "rows")} {Reworded(change)}",
            SurveyChangeCode.LanguageAdded => $"Can be read in {Languages.EnglishName(change.Words[0])}, too",
            SurveyChangeCode.LanguageRemoved => $"Can no longer be read in {Languages.EnglishName(change.Words[0])}",
            SurveyChangeCode.Translated => $"Worded in another way in {Languages.EnglishName(change.Words[0])}: {(change.Question is null ? "title, welcome, thanks or pages" : ask)}",
            SurveyChangeCode.StillFits => $"Looked at and left as it is in {Languages.EnglishName(change.Words[0])}: {(change.Question is null ? "title, welcome, thanks or pages" : ask)}",
            _ => $"Counts for segments with another weight: {ask}",
        };
    }

    /// <summary>“Slow”, was “Steady”, “Fast”.</summary>
    private static string Reworded(SurveyChange change) => string.Join("; ", change.Words.Zip(change.Was).Select(line =>
        $"“{PipedText.Outline(line.First)}”" + (line.First == line.Second ? "" : $", was “{PipedText.Outline(line.Second)}”")));
}
