using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>
/// The fields of the console's form, each named by the place in the file that it fills: <c>pages/0/questions/1/ask</c>. An empty field
/// takes its key out. Conditions have fields of their own: <see cref="ConditionFields"/>.
/// </summary>
public static class DraftFields
{
    /// <summary>Of a box that may be ticked, a first empty value says that it was on the form.</summary>
    public static YamlNode Apply(YamlNode survey, IReadOnlyDictionary<string, string[]> fields)
    {
        var before = survey;
        if (survey.At(SendFields.Part) is null && fields.Keys.Any(name => name.StartsWith("send/", StringComparison.Ordinal))) survey = survey.With([SendFields.Part], YamlChange.Block());
        var replaced = fields.Where(field => IsPath(field.Key)).SelectMany(field => Replaced(survey, field.Key, field.Value)).ToHashSet();
        foreach (var (name, values) in fields.Where(field => IsPath(field.Key)))
            survey = replaced.Contains(name) ? survey.With(DraftPath.Of(name), null) : survey.With(DraftPath.Of(name), values.LastOrDefault()?.Trim().ReplaceLineEndings("\n") is { Length: > 0 } text ? YamlChange.Text(text) : null);
        // What nobody has said is not said either because a form shows it.
        if (before.At("language") is null && survey.TextAt("language") == Languages.Default.Name) survey = survey.With(["language"], null);
        survey = ConditionFields.Apply(survey, fields);
        return SendFields.Tidied(WithKeys(WithoutForeignKeys(survey)));
    }

    /// <summary>The fields that a new value of this one makes meaningless.</summary>
    private static IEnumerable<string> Replaced(YamlNode survey, string name, string[] values)
    {
        var (path, value) = (DraftPath.Of(name), values.LastOrDefault()?.Trim() ?? "");
        if (value.Length == 0 || survey.TextAt(path) == value) return [];
        var question = path.SkipLast(1);
        return from option in QuestionKind.All.GetValueOrDefault(survey.TextAt([.. question, "kind"]) ?? "")?.Options ?? []
               where option.Key.Equals(path[^1])
               from key in option.Replaces
               select DraftPath.Name([.. question, key]);
    }

    private static bool IsPath(string name) => name is "title" or "intro" or "thanks" or "purpose" or "language" || name.StartsWith("pages/", StringComparison.Ordinal) || name.StartsWith("send/", StringComparison.Ordinal);

    /// <summary>Keys of the kind that a question had before.</summary>
    private static YamlNode WithoutForeignKeys(YamlNode survey)
    {
        foreach (var path in Questions(survey))
        {
            if (survey.At(path) is not YamlEntries question || !QuestionKind.All.TryGetValue(question.TextAt("kind") ?? "", out var kind)) continue;
            var others = QuestionKind.All.Values.SelectMany(other => other.Options).Select(option => option.Key)
                .Except(kind.Options.Select(option => option.Key)).Concat(kind.ChoiceOptions is null ? ["choices"] : Array.Empty<string>()).Concat(kind.HasRows ? Array.Empty<string>() : ["rows"]).ToHashSet();
            survey = survey.With(path, question with { Entries = [.. question.Entries.Where(entry => !others.Contains(entry.Key))] });
            if (kind.ChoiceOptions is null) continue;
            var known = kind.ChoiceOptions.Select(option => option.Key).Concat(["key", "label", "hint", "show_if"]).ToHashSet();
            survey = survey.WithItems([.. path, "choices"], choices => [.. choices.Select(choice => choice is not YamlEntries own ? choice : own with
            {
                Entries = [.. own.Entries.Where(entry => known.Contains(entry.Key)), .. kind.ChoiceOptions.Where(option => option.Begin is not null && own.TextAt(option.Key) is null)
                    .Select(option => new YamlEntry(option.Key, 0, YamlChange.Text(option.Begin!)))],
            })]);
        }
        return survey;
    }

    /// <summary>A question or a choice gets its key from its first words and keeps it.</summary>
    private static YamlNode WithKeys(YamlNode survey)
    {
        foreach (var path in Questions(survey))
        {
            if (survey.TextAt([.. path, "key"]) is null && survey.TextAt([.. path, "ask"]) is { } ask)
                survey = WithKey(survey, path, NewKey.Of(ask, Questions(survey).Select(other => survey.TextAt([.. other, "key"]) ?? "").Concat(Meanings.ByName.Keys), "question"));
            foreach (var list in new[] { "choices", "rows" })
                foreach (var (place, _) in survey.ItemsAt([.. path, list]).Index())
                    if (survey.TextAt([.. path, list, place, "key"]) is null && survey.TextAt([.. path, list, place, "label"]) is { } label)
                        survey = WithKey(survey, [.. path, list, place], NewKey.Of(label,
                            survey.ItemsAt([.. path, list]).Select(line => line.TextAt("key") ?? "").Append(Answers.OtherChoice), "choice"));
        }
        return survey;
    }

    private static YamlNode WithKey(YamlNode survey, IReadOnlyList<object> path, string key) => survey.At(path) is YamlEntries block
        ? survey.With(path, block with { Entries = [new YamlEntry("key", 0, YamlChange.Text(key)), .. block.Entries] }) : survey;

    /// <summary>The paths of all questions.</summary>
    internal static IReadOnlyList<IReadOnlyList<object>> Questions(YamlNode survey) =>
        [.. from page in survey.ItemsAt("pages").Index()
            from question in page.Item.ItemsAt("questions").Index()
            select (IReadOnlyList<object>)["pages", page.Index, "questions", question.Index]];
}
