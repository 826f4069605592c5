using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>Answers that are stored under a key would be read as answers to something else than what was asked.</summary>
internal static class ChangedMeaning
{
    /// <summary>With fewer of its words left it hardly says the same in a better way.</summary>
    private const double FewestWordsLeft = 0.34;

    public static IEnumerable<Warning> Of(Survey active, Survey now) =>
        from change in SurveyChanges.Between(active, now)
        let key = change.Question?.Key ?? ""
        let was = active.Find(key)
        let asked = now.Find(key)
        where was is not null && asked is not null
        let told = Of(change, was, asked, (entry, about, sentence) => new Warning([.. SurveyWarnings.Path(now, asked), entry], $"question `{asked.Key}`, `{about}`", sentence))
        where told is not null
        select told;

    private delegate Warning Say(string key, string about, string sentence);

    private static Warning? Of(SurveyChange change, Question was, Question now, Say Warn) => change.Code switch
    {
        SurveyChangeCode.OtherKind => Warn("kind", "kind",
            $"In the active version it is of kind {was.Kind.Name}: give the new question a key of its own, or earlier answers are read as {now.Kind.Name}."),
        SurveyChangeCode.OtherMeaning => Warn(now.Means is null ? "key" : "means", "means",
            $"In the active version it means {was.Means?.Name() ?? "nothing"}: give the new question a key of its own, or earlier answers are used as {now.Means?.Name() ?? "nothing"}."),
        // Of another kind, the words are no matter.
        _ when was.Kind != now.Kind => null,
        SurveyChangeCode.Reworded when IsOther(was.Ask, now.Ask) => Warn("ask", "ask",
            $"In the active version it asks “{was.Ask}”: if that is something else, give the new question a key of its own, or earlier answers are read as answers to it."),
        SurveyChangeCode.ChoicesReworded or SurveyChangeCode.RowsReworded when Others(change) is { Length: > 0 } others =>
            Warn(List(change), List(change), $"In the active version {others}: give what says something else a key of its own, or earlier answers are read with the new words."),
        SurveyChangeCode.ChoicesRemoved when now.Choices.Count > 0 && !was.Choices.Any(choice => now.Find(choice.Key) is not null) => Warn("choices", "choices",
            "None of the active version’s choices is left: if it asks something else, give the new question a key of its own."),
        _ => null,
    };

    private static string List(SurveyChange change) => change.Code == SurveyChangeCode.RowsReworded ? "rows" : "choices";

    /// <returns>Empty: all say what they said.</returns>
    private static string Others(SurveyChange change) => string.Join(", ",
        change.Keys.Index().Where(key => IsOther(change.Was[key.Index], change.Words[key.Index])).Select(key => $"`{key.Item}` is “{change.Was[key.Index]}”"));

    /// <summary>Hardly a word is left; a typing mistake or a better word leaves most.</summary>
    private static bool IsOther(string was, string now)
    {
        var (before, after) = (Words(was), Words(now));
        return before.Count > 0 && before.Intersect(after).Count() < FewestWordsLeft * Math.Min(before.Count, after.Count) && !Close(was, now);
    }

    /// <summary>One is a part of the other, such as "Yearly" of "Yearly, in advance".</summary>
    private static bool Close(string was, string now) => was.Contains(now, StringComparison.OrdinalIgnoreCase) || now.Contains(was, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Words(string text) =>
        [.. PipedText.Outline(text).ToLowerInvariant().Split([' ', '\n', ',', '.', '?', '!', ':', ';', '“', '”', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
}
