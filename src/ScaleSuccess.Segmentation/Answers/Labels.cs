using System.Globalization;

namespace ScaleSuccess.Segmentation.Answers;

/// <summary>The words people read for questions and choices; a key without words is shown as it is.</summary>
/// <param name="Questions">By question.</param>
/// <param name="Choices">By question and choice: two questions may use one key for different words.</param>
public sealed record Labels(
    IReadOnlyDictionary<string, string> Questions, IReadOnlyDictionary<(string Question, string Choice), string> Choices)
{
    private const int ShortAnswer = 3;

    private static readonly HashSet<string> SayNothingAlone = new(StringComparer.OrdinalIgnoreCase)
    {
        "yes", "no", "true", "false", "none", "other", "unknown", "not sure", "don't know", "agree", "disagree", "strongly agree", "strongly disagree", "neutral",
        "often", "always", "usually", "mostly", "regularly", "sometimes", "occasionally", "seldom", "rarely", "hardly ever", "never",
        "daily", "weekly", "monthly", "quarterly", "yearly", "every day", "every week", "every month",
        "some", "few", "a few", "many", "most", "all", "much", "little", "more", "less", "high", "low", "medium", "large", "small", "average",
        "good", "very good", "fair", "poor", "bad", "excellent", "satisfied", "dissatisfied", "important", "very important", "not important",
    };

    /// <summary>Every key as it is.</summary>
    public static Labels None { get; } = new(new Dictionary<string, string>(), new Dictionary<(string, string), string>());

    /// <summary>A question in words.</summary>
    public string Question(string question) => Questions.GetValueOrDefault(question, question);

    /// <summary>A choice of a question in words.</summary>
    public string Choice(string question, string choice) => Choices.GetValueOrDefault((question, choice), choice);

    /// <summary>What the numbers of a question count, where it is no plain quantity; by question.</summary>
    public IReadOnlyDictionary<string, NumberMeaning> Numbers { get; init; } = new Dictionary<string, NumberMeaning>();

    /// <summary>Whether choices are codes of a file, which say nothing without their question.</summary>
    public bool AreCodes { get; init; }

    /// <summary>The steps of a scale or number from one to another, both included: "3 to 5", "above 8", "within 30 days".</summary>
    public string Steps(Feature question, int from, int to) => StepWords.Of(question, Numbers.GetValueOrDefault(question.Name), from, to);

    /// <summary>One answer in words: a choice, an option (chosen or not), or the step of a scale or number.</summary>
    internal string Answer(Feature question, int code, int option) => question.Kind switch
    {
        AnswerKind.SingleChoice => Choice(question.Name, question.Levels[code]),
        AnswerKind.MultipleChoice => Choice(question.Name, question.Levels[option]),
        _ => Steps(question, code, code),
    };

    /// <summary>Whether an answer, taken by itself, can be understood without its question: see <see cref="SharedAnswers"/>.</summary>
    internal bool SpeaksForItself(Feature question, string answer) =>
        !AreCodes && question.Cuts.Count == 0 && answer.Length >= ShortAnswer && !SayNothingAlone.Contains(answer)
        && !double.TryParse(answer, NumberStyles.Any, CultureInfo.InvariantCulture, out _);
}
