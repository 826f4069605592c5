using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>One difference between two versions of a survey.</summary>
/// <param name="Question">As it is, or was if it is gone. Null: the survey itself.</param>
/// <param name="Words">Of choices and rows: their labels. Of a page: its title. Of a question that is reworded: its words.</param>
public sealed record SurveyChange(SurveyChangeCode Code, Question? Question, IReadOnlyList<string> Words)
{
    /// <summary>Of what is reworded: the words before, in the same order; the keys of choices and rows besides.</summary>
    public IReadOnlyList<string> Was { get; init; } = [];
    public IReadOnlyList<string> Keys { get; init; } = [];
}

public enum SurveyChangeCode
{
    /// <summary>Title, welcome, thanks, or a page's words or condition.</summary>
    Texts,
    PageAdded, PageRemoved,
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
    RowsAdded, RowsRemoved,
    RowsReworded,

    /// <summary>How much it counts for segments.</summary>
    Weight,

    /// <summary>Who gets it, and when.</summary>
    Sending,

    /// <summary>Words: the language, as its tag. What is translated of which question.</summary>
    LanguageAdded, LanguageRemoved, Translated,

    /// <summary>The original was reworded since; somebody has looked, and the translation stays as it is.</summary>
    StillFits,
}

/// <summary>Compares two versions, question by question, by their keys.</summary>
public static class SurveyChanges
{
    public static IReadOnlyList<SurveyChange> Between(Survey before, Survey after)
    {
        var changes = new List<SurveyChange>();
        var pages = SamePages.Of(before, after);
        if (Texts(before, pages.Select(pair => pair.Was)) != Texts(after, pages.Select(pair => pair.Now))) changes.Add(new(SurveyChangeCode.Texts, null, []));
        changes.AddRange(after.Pages.Except(pages.Select(pair => pair.Now)).Select(page => new SurveyChange(SurveyChangeCode.PageAdded, null, [page.Title])));
        changes.AddRange(before.Pages.Except(pages.Select(pair => pair.Was)).Select(page => new SurveyChange(SurveyChangeCode.PageRemoved, null, [page.Title])));
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
        if ((was.Ask, was.Hint) != (now.Ask, now.Hint)) yield return new(SurveyChangeCode.Reworded, now, [now.Ask]) { Was = [was.Ask] };
        if (!Same(was.ShowIf, now.ShowIf) || !Same(was.RequiredIf, now.RequiredIf) || Both(was.Choices, now.Choices).Concat(Both(was.Rows, now.Rows)).Any(line => !Same(line.Was.ShowIf, line.Now.ShowIf)))
            yield return new(SurveyChangeCode.Logic, now, []);
        if (was.Kind == now.Kind && Settings(was) != Settings(now)) yield return new(SurveyChangeCode.Settings, now, []);
        if (was.SegmentWeight != now.SegmentWeight) yield return new(SurveyChangeCode.Weight, now, []);
        var (choices, rows) = (Lines(was.Choices, now.Choices), Lines(was.Rows, now.Rows));
        foreach (var (code, found) in new[]
        {
            (SurveyChangeCode.ChoicesAdded, choices.Added), (SurveyChangeCode.ChoicesRemoved, choices.Removed), (SurveyChangeCode.ChoicesReworded, choices.Reworded),
            (SurveyChangeCode.RowsAdded, rows.Added), (SurveyChangeCode.RowsRemoved, rows.Removed), (SurveyChangeCode.RowsReworded, rows.Reworded),
        })
            if (found.Count > 0)
                yield return new(code, code is SurveyChangeCode.ChoicesRemoved or SurveyChangeCode.RowsRemoved ? was : now, [.. found.Select(line => line.Now.Label)])
                {
                    Was = [.. found.Select(line => line.Was.Label)],
                    Keys = [.. found.Select(line => line.Now.Key)],
                };
    }

    private static (List<(Choice Was, Choice Now)> Added, List<(Choice Was, Choice Now)> Removed, List<(Choice Was, Choice Now)> Reworded) Lines(IReadOnlyList<Choice> was, IReadOnlyList<Choice> now) =>
        (Missing(now, was), Missing(was, now), [.. Both(was, now).Where(line => Words(line.Was) != Words(line.Now))]);

    private static IEnumerable<(Choice Was, Choice Now)> Both(IReadOnlyList<Choice> was, IReadOnlyList<Choice> now) =>
        from line in now from before in was where before.Key == line.Key select (before, line);

    private static List<(Choice, Choice)> Missing(IReadOnlyList<Choice> from, IReadOnlyList<Choice> other) => [.. from.Where(line => other.All(one => one.Key != line.Key)).Select(line => (line, line))];

    private static (string, string?, string?) Words(Choice choice) => (choice.Label, choice.Hint, choice.Unit);

    private static string Texts(Survey survey, IEnumerable<SurveyPage> pages) => string.Join('\n', pages.SelectMany(page => new[] { page.Title, page.Hint, Written(page.ShowIf) }).Prepend(survey.Thanks).Prepend(survey.Intro).Prepend(survey.Title).Prepend(survey.Language));

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
        Rows = [],
        Currencies = [],
    }).ToString() + string.Join(' ', question.Currencies) + string.Join(' ', question.Choices.Select(choice => (choice.Key, choice.Days, choice.Alone, choice.Better)).Order());
}
