using System.Runtime.CompilerServices;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>
/// Combines the answers of a customer's contacts into one set. Each counts by role: a choice is taken by weighted vote, an
/// option of several when more than half of the weight chose it, a number as the weighted mean; the latest wins ties.
/// A contact who left a question blank has no vote on it.
/// </summary>
public static class CombineAnswers
{
    /// <summary>Made once per question: twenty thousand customers were offered the same choices.</summary>
    private static readonly ConditionalWeakTable<Question, HashSet<string>> OptionSets = [];

    private static readonly IStringLocalizer<AnswerTableTexts> Texts = Localizer.Of<AnswerTableTexts>();

    /// <param name="given">One or more.</param>
    /// <param name="weights">How much a role counts.</param>
    public static CombinedAnswers Of(IReadOnlyList<ContactAnswers> given, Func<string, double> weights)
    {
        var latestFirst = given.OrderByDescending(one => one.SubmittedAt).ThenByDescending(one => one.ResponseId)
            .Select(one => new Voice(one, weights(one.Role))).ToList();
        // Who was shown a colleague's answers has said only what they see differently: no plan is made from that alone.
        var byWeight = latestFirst.AsEnumerable().Reverse().OrderBy(voice => latestFirst.Count == 1 ? 0 : Open(voice.Said)).ThenByDescending(voice => voice.Weight).ToList();
        var first = byWeight[0].Said;
        // Includes every question that any contact was asked; of a question that changed, its newest wording.
        var questions = latestFirst.SelectMany(voice => voice.Said.Survey.Questions).DistinctBy(question => question.Key).ToList();

        var fields = new Dictionary<string, string[]>(first.Answers.Fields);
        var numbers = new Dictionary<string, double>();
        var shown = new Dictionary<string, IReadOnlySet<string>>();
        foreach (var question in questions)
        {
            if (question.Kind.Column is AnswerKind.MultipleChoice) shown[question.Key] = Offered(question.Key, latestFirst);
            if (question.Kind.Column is AnswerKind.Scale or AnswerKind.Number && Mean(question.Key, latestFirst) is { } mean)
                numbers[question.Key] = mean;
            if (latestFirst.Count == 1) continue;
            if (byWeight.Find(voice => Words(question, voice.Said).Length > 0)?.Said is { } said && said != first)
                foreach (var (field, values) in question.Kind.Kept(question, said.Answers)) fields[field] = values;
            if (question.Kind.Column is AnswerKind.SingleChoice && Vote(question.Key, latestFirst) is { } choice) fields[question.Key] = [choice];
            if (question.Kind.Column is AnswerKind.MultipleChoice && Majority(question.Key, latestFirst) is { } options) fields[question.Key] = options;
        }
        var combined = new Answers(fields);
        return new CombinedAnswers(first.ResponseId, latestFirst[0].Said.SubmittedAt, combined, numbers, shown,
            latestFirst.Count == 1 ? [] : [.. questions.Select(q => Differences(q, given, combined, numbers)).OfType<Disagreement>()]);
    }

    /// <summary>How many questions that need an answer from everybody have none.</summary>
    private static int Open(ContactAnswers said) => said.Survey.Questions.Count(question => question is { Required: true, ShowIf: null } && Words(question, said).Length == 0);

    private static string Words(Question question, ContactAnswers said) => said.Survey.Find(question.Key) is { } asked ? AnswerText.Words(asked, said.Answers) : "";

    private static double? Mean(string question, List<Voice> voices)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var voice in voices)
            if (voice.Said.Number(question) is { } number)
                (sum, weight) = (sum + number * voice.Weight, weight + voice.Weight);
        return weight > 0 ? sum / weight : null;
    }

    private static string? Vote(string question, List<Voice> latestFirst) =>
        latestFirst.Where(voice => voice.Said.Answers.One(question) is not null)
            .GroupBy(voice => voice.Said.Answers.One(question)!)
            // The first of equals: groups come in the order of their latest voice.
            .MaxBy(group => group.Sum(voice => voice.Weight))?.Key;

    private static string[]? Majority(string question, List<Voice> latestFirst)
    {
        var answered = latestFirst.Where(voice => voice.Said.Answers.Many(question).Count > 0).ToList();
        if (answered.Count == 0) return null;
        var options = answered.SelectMany(voice => voice.Said.Answers.Many(question)).Distinct();
        var taken = options.Where(option => IsTaken(option, question, answered)).ToArray();
        // No option has more than half of the weight: the latest answer is better than none.
        return taken.Length > 0 ? taken : [.. answered[0].Said.Answers.Many(question)];
    }

    private static bool IsTaken(string option, string question, List<Voice> latestFirst)
    {
        var couldChoose = latestFirst.Where(voice => Offers(voice.Said.Survey.Find(question), option)).ToList();
        var all = couldChoose.Sum(voice => voice.Weight);
        var chose = couldChoose.Where(voice => voice.Said.Answers.Many(question).Contains(option)).Sum(voice => voice.Weight);
        return chose * 2 == all ? couldChoose[0].Said.Answers.Many(question).Contains(option) : chose * 2 > all;
    }

    private static bool Offers(Question? question, string option) =>
        question is not null && (question.Find(option) is not null || (question.Other && option == Answers.OtherChoice));

    private static IReadOnlySet<string> Offered(string question, List<Voice> voices)
    {
        var asked = voices.Select(voice => voice.Said.Survey.Find(question)).OfType<Question>().Distinct(ReferenceEqualityComparer.Instance).Cast<Question>().ToList();
        return asked is [var only] ? OptionSets.GetValue(only, static one => Options(one).ToHashSet()) : asked.SelectMany(Options).ToHashSet();
    }

    public static IEnumerable<string> Options(Question question) =>
        question.Choices.Select(choice => choice.Key).Concat(question.Other ? [Answers.OtherChoice] : []);

    private static Disagreement? Differences(
        Question question, IReadOnlyList<ContactAnswers> given, Answers combined, Dictionary<string, double> numbers)
    {
        if (question.Kind.Column is null) return null;
        var said = given.Where(one => one.Survey.Find(question.Key) is not null)
            .Select(one => new SaidBy(one.Contact, one.Role, Words(question, one)))
            .Where(one => one.Words.Length > 0).ToList();
        if (said.Select(one => one.Words).Distinct().Count() < 2) return null;
        return new Disagreement(question.Key, question.Ask, Counts(question, combined, numbers), said);
    }

    private static string Counts(Question question, Answers combined, Dictionary<string, double> numbers) => question.Kind.Column switch
    {
        AnswerKind.Number when question.Kind.CountsDays => Texts["days_after", Amounts.Number(Math.Round(numbers[question.Key]))],
        AnswerKind.Scale or AnswerKind.Number => Amounts.WithUnit(Math.Round(numbers[question.Key], 2), question.Unit),
        _ => AnswerText.Words(question, combined),
    };

    private sealed record Voice(ContactAnswers Said, double Weight);
}
