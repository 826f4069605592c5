using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
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
        var path = words.Length > 1 ? DraftPath.Of(words[1]) : [];
        return words switch
        {
            [AddPage] => DraftLists.Added(survey, ["pages"], YamlChange.Block()),
            [AddQuestion, _, var kind] when QuestionKind.All.TryGetValue(kind, out var known) => DraftLists.Added(survey, [.. path, "questions"], New(known)),
            [AddRule] => (SendFields.WithRule(survey), SendFields.Part),
            [AddChoice, _, "choices"] => DraftLists.Added(survey, [.. path, "choices"], Choice(QuestionKind.All.GetValueOrDefault(survey.TextAt([.. path, "kind"]) ?? ""))),
            [AddChoice, _, "rows"] => DraftLists.Added(survey, [.. path, "rows"], YamlChange.Block()),
            [AddLine or AddGroup, _, var name] => (ConditionFields.WithLine(survey, path, name, words[0] == AddGroup), DraftPath.Name(path)),
            [Up, _] => DraftLists.Moved(survey, path, -1),
            [Down, _] => DraftLists.Moved(survey, path, 1),
            [Remove, _] => (SendFields.Tidied(survey.With(path, null)), null),
            _ => (survey, null),
        };
    }

    private static YamlEntries New(QuestionKind kind) => YamlChange.Block([
        ("kind", YamlChange.Text(kind.Name)),
        .. kind.Options.Where(option => option.Begin is not null).Select(option => (option.Key, (YamlNode?)YamlChange.Text(option.Begin!))),
        ("rows", kind.HasRows ? YamlChange.List([YamlChange.Block(), YamlChange.Block()]) : null),
        ("choices", kind.ChoiceOptions is null ? null : YamlChange.List([Choice(kind), Choice(kind)])),
    ]);

    private static YamlEntries Choice(QuestionKind? kind) => YamlChange.Block((kind?.ChoiceOptions ?? []).Where(option => option.Begin is not null)
        .Select(option => (option.Key, (YamlNode?)YamlChange.Text(option.Begin!))));
}
