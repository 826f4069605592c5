using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>One difference between two versions of a survey.</summary>
/// <param name="Question">As it is, or was if it is gone. Null: the survey itself.</param>
/// <param name="Words">Of choices: their labels.</param>
public sealed record SurveyChange(SurveyChangeCode Code, Question? Question, IReadOnlyList<string> Words);

public enum SurveyChangeCode
{
    /// <summary>Title, welcome, thanks, or a page's words or condition.</summary>
    Texts,
    Added,
    Removed,

    /// <summary>Asked on another page, or before or after another question.</summary>
    Moved,
    Reworded,

    /// <summary>Answers under this key mean something else from now on.</summary>
    OtherKind,
    OtherMeaning,
    Logic,

    /// <summary>Needed or not, limits, and what else its kind has.</summary>
    Settings,
    ChoicesAdded, ChoicesRemoved,
    ChoicesReworded,

    /// <summary>How much it counts for segments.</summary>
    Weight,

    /// <summary>Who gets it, and when.</summary>
    Sending,

    /// <summary>Words: the language, as its tag. What is translated of which question.</summary>
    LanguageAdded, LanguageRemoved, Translated,
}

/// <summary>Compares two versions, question by question, by their keys.</summary>
public static class SurveyChanges
{
    public static IReadOnlyList<SurveyChange> Between(Survey before, Survey after)
    {
        var changes = new List<SurveyChange>();
        if (Texts(before) != Texts(after)) changes.Add(new(SurveyChangeCode.Texts, null, []));
        if (Written(before.Send) != Written(after.Send)) changes.Add(new(SurveyChangeCode.Sending, null, []));
        foreach (var now in after.Questions)
            if (before.Find(now.Key) is { } was) changes.AddRange(Of(was, now));
            else changes.Add(new(SurveyChangeCode.Added, now, []));
        changes.AddRange(before.Questions.Where(was => after.Find(was.Key) is null).Select(was => new SurveyChange(SurveyChangeCode.Removed, was, [])));
        var (order, kept) = (before.Questions.Select(was => was.Key).Where(key => after.Find(key) is not null).ToList(), after.Questions.Select(now => now.Key).Where(key => before.Find(key) is not null).ToList());
        foreach (var key in kept.Where((key, place) => order.IndexOf(key) != place || PageOf(before, key) != PageOf(after, key))) changes.Add(new(SurveyChangeCode.Moved, after.Find(key), []));
        changes.AddRange(TranslationChanges.Between(before, after));
        return changes;
    }

    private static IEnumerable<SurveyChange> Of(Question was, Question now)
    {
        if (was.Kind != now.Kind) yield return new(SurveyChangeCode.OtherKind, now, []);
        if (was.Means != now.Means) yield return new(SurveyChangeCode.OtherMeaning, now, []);
        if ((was.Ask, was.Hint) != (now.Ask, now.Hint)) yield return new(SurveyChangeCode.Reworded, now, []);
        if (!Same(was.ShowIf, now.ShowIf) || !Same(was.RequiredIf, now.RequiredIf) || now.Choices.Any(choice => was.Find(choice.Key) is { } before && !Same(before.ShowIf, choice.ShowIf)))
            yield return new(SurveyChangeCode.Logic, now, []);
        if (was.Kind == now.Kind && Settings(was) != Settings(now)) yield return new(SurveyChangeCode.Settings, now, []);
        if (was.SegmentWeight != now.SegmentWeight) yield return new(SurveyChangeCode.Weight, now, []);
        if (Missing(now, was) is { Count: > 0 } added) yield return new(SurveyChangeCode.ChoicesAdded, now, added);
        if (Missing(was, now) is { Count: > 0 } removed) yield return new(SurveyChangeCode.ChoicesRemoved, was, removed);
        if (now.Choices.Where(choice => was.Find(choice.Key) is { } before && Words(before) != Words(choice)).Select(choice => choice.Label).ToList() is { Count: > 0 } reworded)
            yield return new(SurveyChangeCode.ChoicesReworded, now, reworded);
    }

    private static List<string> Missing(Question from, Question other) => [.. from.Choices.Where(choice => other.Find(choice.Key) is null).Select(choice => choice.Label)];

    private static (string, string?, string?) Words(Choice choice) => (choice.Label, choice.Hint, choice.Unit);

    private static string Texts(Survey survey) => string.Join('\n', survey.Pages.SelectMany(page => new[] { page.Title, page.Hint, Written(page.ShowIf) }).Prepend(survey.Thanks).Prepend(survey.Intro).Prepend(survey.Title).Prepend(survey.Language));

    private static int? PageOf(Survey survey, string key) => survey.Pages.FirstOrDefault(page => page.Questions.Any(question => question.Key == key))?.Number;

    private static bool Same(Conditions.Condition? one, Conditions.Condition? other) => Written(one) == Written(other);

    private static string Written(Targets.SendRules? send) => send is null ? ""
        : string.Join('\n', send.Rules.Select(rule => $"{rule with { If = null }} {Written(rule.If)}").Prepend((send with { Rules = [] }).ToString()));

    private static string Written(Conditions.Condition? condition) => condition is null ? "" : Definitions.YamlOutputFile.Write(Conditions.ConditionBlock.Written(condition));

    /// <summary>All of a question that has no change of its own above, as text.</summary>
    private static string Settings(Question question) => (question with
    {
        Ask = "",
        Hint = null,
        Choices = [],
        ShowIf = null,
        RequiredIf = null,
        SegmentWeight = 0,
        Means = null,
        Withdrawn = [],
    }).ToString();
}
