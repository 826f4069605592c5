using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>Adds, moves and takes out parts of a survey, as a form's buttons say: <c>add-question pages/0 choice</c>, <c>up pages/0/questions/1</c>.</summary>
public static class DraftStructure
{
    public const string AddPage = "add-page", AddQuestion = "add-question", AddChoice = "add-choice", AddLine = "add-line", AddGroup = "add-group", AddRule = "add-rule", Up = "up", Down = "down", Remove = "remove";

    /// <returns>The survey, and the path of what was added or moved; the same survey when the button is not one of these.</returns>
    public static (YamlNode Survey, string? At) Run(YamlNode survey, string button)
    {
        var words = button.Split(' ');
        var path = words.Length > 1 ? DraftFields.Path(words[1]) : [];
        return words switch
        {
            [AddPage] => Added(survey, ["pages"], YamlChange.Block()),
            [AddQuestion, _, var kind] when QuestionKind.All.TryGetValue(kind, out var known) => Added(survey, [.. path, "questions"], New(known)),
            [AddRule] => (SendFields.WithRule(survey), SendFields.Part),
            [AddChoice, _, "choices"] => Added(survey, [.. path, "choices"], Choice(QuestionKind.All.GetValueOrDefault(survey.TextAt([.. path, "kind"]) ?? ""))),
            [AddChoice, _, "rows"] => Added(survey, [.. path, "rows"], YamlChange.Block()),
            [AddLine or AddGroup, _, var name] => (ConditionFields.WithLine(survey, path, name, words[0] == AddGroup), DraftFields.Name(path)),
            [Up, _] => Moved(survey, path, -1),
            [Down, _] => Moved(survey, path, 1),
            [Remove, _] => (SendFields.Tidied(survey.With(path, null)), null),
            _ => (survey, null),
        };
    }

    private static (YamlNode, string?) Added(YamlNode survey, IReadOnlyList<object> list, YamlNode item)
    {
        var with = survey.At(list) is null ? survey.With(list, YamlChange.List([item])) : survey.WithItems(list, items => [.. items, item]);
        return (with, DraftFields.Name([.. list, with.ItemsAt(list).Count - 1]));
    }

    private static YamlEntries New(QuestionKind kind) => YamlChange.Block([
        ("kind", YamlChange.Text(kind.Name)),
        .. kind.Options.Where(option => option.Begin is not null).Select(option => (option.Key, (YamlNode?)YamlChange.Text(option.Begin!))),
        ("rows", kind.HasRows ? YamlChange.List([YamlChange.Block(), YamlChange.Block()]) : null),
        ("choices", kind.ChoiceOptions is null ? null : YamlChange.List([Choice(kind), Choice(kind)])),
    ]);

    private static YamlEntries Choice(QuestionKind? kind) => YamlChange.Block((kind?.ChoiceOptions ?? []).Where(option => option.Begin is not null)
        .Select(option => (option.Key, (YamlNode?)YamlChange.Text(option.Begin!))));

    /// <summary>A question moves on to the page before or after when it is the first or last of its own.</summary>
    private static (YamlNode, string?) Moved(YamlNode survey, IReadOnlyList<object> path, int by)
    {
        if (path.Count == 0 || path[^1] is not int place || survey.At(path) is not { } moved) return (survey, null);
        IReadOnlyList<object> list = [.. path.SkipLast(1)];
        var to = place + by;
        if (to >= 0 && to < survey.ItemsAt(list).Count)
            return (survey.WithItems(list, items => Swapped(items, place, to)), DraftFields.Name([.. list, to]));
        if (path is not ["pages", int page, "questions", int] || survey.At("pages", page + by) is null) return (survey, null);
        IReadOnlyList<object> other = ["pages", page + by, "questions"];
        survey = survey.With(path, null);
        survey = survey.At(other) is null ? survey.With(other, YamlChange.List([moved]))
            : survey.WithItems(other, items => by < 0 ? [.. items, moved] : [moved, .. items]);
        return (survey, DraftFields.Name([.. other, by < 0 ? survey.ItemsAt(other).Count - 1 : 0]));
    }

    private static List<YamlNode> Swapped(List<YamlNode> items, int one, int other)
    {
        (items[one], items[other]) = (items[other], items[one]);
        return items;
    }
}
