using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.VendorAnswers;

/// <param name="Name">The question's meaning, else its key.</param>
/// <param name="Given">Null: it is not known any more.</param>
public sealed record SentAnswer(string Name, string[]? Given);

/// <summary>Finds every mistake in the answers that the vendor sends, and names them as they are kept.</summary>
public static class CheckVendorAnswers
{
    /// <summary>A request of nothing but mistakes must not be answered at length.</summary>
    private const int LongestName = 60, MostMistakes = 50;

    /// <param name="sent">Values by the meaning or key of a question. Null: not known any more; empty: not readable as an answer.</param>
    public static (IReadOnlyList<SentAnswer> Answers, IReadOnlyList<VendorAnswerMistake> Mistakes) Of(
        Survey survey, IReadOnlyDictionary<string, string[]?> sent, DateOnly today)
    {
        var (answers, mistakes, seen) = (new List<SentAnswer>(), new List<VendorAnswerMistake>(), new Dictionary<Question, string>());
        foreach (var (name, given) in sent)
        {
            if (Mistake(survey, name, given, seen, today) is { } mistake) mistakes.Add(mistake);
            else answers.Add(new SentAnswer(survey.Named(name)!.Name, given?.Distinct().ToArray()));
        }
        return (answers, [.. mistakes.Take(MostMistakes)]);
    }

    /// <summary>One value says all of it, and it is not each person's own to say.</summary>
    public static bool CanBeKnown(Question question) =>
        question.Kind is { HasAnswer: true, IsOwnWords: false } && question.Kind.Fields(question).All(field => field == question.Key || field == question.Key + ".other");

    private static VendorAnswerMistake? Mistake(Survey survey, string name, string[]? given, Dictionary<Question, string> seen, DateOnly today)
    {
        var shown = TypedText.ToFind(name, LongestName);
        if (survey.Named(name) is not { } question) return new(shown, VendorAnswerCode.UnknownQuestion, null, Names(survey));
        if (!CanBeKnown(question)) return new(shown, VendorAnswerCode.AskedOfEach, null, Names(survey));
        if (!seen.TryAdd(question, name)) return new(shown, VendorAnswerCode.SameQuestion, null, seen[question]);
        if (given is null) return null;
        if (given.Length == 0) return new(shown, VendorAnswerCode.NotAnAnswer, null);
        // In "other" people say it in their own words.
        if (question.Choices.Count > 0 && given.FirstOrDefault(choice => question.Find(choice) is null) is { } unknown)
            return new(shown, VendorAnswerCode.UnknownChoice, null, TypedText.ToFind(unknown, LongestName), string.Join(", ", question.Choices.Select(choice => choice.Key)));
        return CheckAnswers.Of([question with { Required = true }], new Answers(new Dictionary<string, string[]> { [question.Key] = given }), today) is [var wrong, ..]
            ? new(shown, VendorAnswerCode.NotTaken, wrong) : null;
    }

    private static string Names(Survey survey) => string.Join(", ", survey.Questions.Where(CanBeKnown).Select(question => question.Name));
}
