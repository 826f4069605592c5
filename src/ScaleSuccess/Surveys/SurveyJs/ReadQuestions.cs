using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>A question that was read, as expressions and texts after it name it.</summary>
/// <param name="Choices">Values of the file → keys here.</param>
internal sealed record ReadQuestion(string Key, string Kind, IReadOnlyDictionary<string, string> Choices)
{
    /// <summary>One choice at the most.</summary>
    public bool IsSingle => Kind is "choice" or "ranking";
}

/// <summary>The questions read so far, by their names in the file.</summary>
internal sealed class ReadQuestions
{
    private readonly Dictionary<string, ReadQuestion> known = [];

    public IEnumerable<string> Keys => known.Values.Select(question => question.Key);

    public ReadQuestion? Find(string name) => known.GetValueOrDefault(name);

    public void Add(string name, ReadQuestion question) => known.TryAdd(name, question);

    /// <summary>How a text of ours names what <c>{name}</c> names there; null: nothing does.</summary>
    public string? InText(string name) => Find(name) is { } question ? PipedText.AnswerPrefix + question.Key : Fact.InTexts.Contains(name) ? name : null;
}
