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
        { "yes", "no", "true", "false", "none", "other", "often", "always", "never", "rarely", "some", "many", "all", "high", "low", "medium" };

    /// <summary>Every key as it is.</summary>
    public static Labels None { get; } = new(new Dictionary<string, string>(), new Dictionary<(string, string), string>());

    /// <summary>A question in words.</summary>
    public string Question(string question) => Questions.GetValueOrDefault(question, question);

    /// <summary>A choice of a question in words.</summary>
    public string Choice(string question, string choice) => Choices.GetValueOrDefault((question, choice), choice);

    /// <summary>One answer in words: a choice, an option (chosen or not), or the step of a scale or number.</summary>
    internal string Answer(Feature question, int code, int option) => question.Kind switch
    {
        AnswerKind.SingleChoice => Choice(question.Name, question.Levels[code]),
        AnswerKind.MultipleChoice => Choice(question.Name, question.Levels[option]),
        _ => Steps(question, code, code),
    };

    /// <summary>Whether an answer can be understood without its question: "Just me" can, "yes" and "7 or more" cannot.</summary>
    internal static bool SpeaksForItself(Feature question, string answer) =>
        question.Cuts.Count == 0 && answer.Length >= ShortAnswer && !SayNothingAlone.Contains(answer)
        && !double.TryParse(answer, NumberStyles.Any, CultureInfo.InvariantCulture, out _);

    /// <summary>The steps of a scale or number from one to another, both included. On a scale of whole numbers: "7", "3 to 5".</summary>
    internal static string Steps(Feature question, int from, int to)
    {
        var cuts = question.Cuts;
        // There is a whole number between any two cuts: the steps are described by the numbers people saw.
        if (question.Kind != AnswerKind.Scale || cuts.Zip(cuts.Skip(1), (a, b) => b - a < 1).Contains(true))
            return question.Range(from, to);
        var (low, high) = (from == 0 ? 0 : Math.Floor(cuts[from - 1]) + 1, to == cuts.Count ? 0 : Math.Floor(cuts[to]));
        return from == 0 && to == cuts.Count ? question.Range(from, to)
            : from == 0 ? FormattableString.Invariant($"{high} or less")
            : to == cuts.Count ? FormattableString.Invariant($"{low} or more")
            : low == high ? FormattableString.Invariant($"{low}")
            : FormattableString.Invariant($"{low} to {high}");
    }
}
