using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Texts;

/// <summary>
/// A response by the names that a template uses. A question that its survey did not have yet is unanswered, not unknown: answers
/// given before an upgrade must not break on a template that came with it.
/// </summary>
internal sealed class GivenAnswers(Survey survey, Answers answers) : IReadOnlyDictionary<string, object?>
{
    private readonly Dictionary<string, object?> words = survey.Names.ToDictionary(
        name => name, object? (name) => AnswerText.Words(survey.Named(name)!, answers));

    public object? this[string key] => words.GetValueOrDefault(key, "");
    public IEnumerable<string> Keys => words.Keys;
    public IEnumerable<object?> Values => words.Values;
    public int Count => words.Count;
    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = this[key];
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => words.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
