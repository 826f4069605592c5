using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>What one of a customer's people answered, with the survey as it was asked then.</summary>
/// <param name="Version">Of the survey.</param>
public sealed record ContactAnswers(
    long ResponseId, string Contact, string Role, DateTimeOffset SubmittedAt, long Version, Survey Survey, Answers Answers)
{
    /// <summary>A number, a scale's step, or how many days after the answer a day lies; null: not answered.</summary>
    public double? Number(string question) => Survey.Find(question)?.Kind.CountsDays == true
        ? Answers.Date(question) is { } day ? day.DayNumber - DateOnly.FromDateTime(SubmittedAt.UtcDateTime).DayNumber : null
        : Answers.Number(question);
}

/// <summary>What the several people of one customer together answered.</summary>
/// <param name="ResponseId">The response that weighs most of those that leave nothing open; the earliest of equals.</param>
/// <param name="AnsweredAt">When the newest came in.</param>
/// <param name="Answers">The choices on which they agree, or which outweigh the others; everything else from the contact with the most weight who answered it.</param>
/// <param name="Numbers">Of numbers, scales and days: the weighted mean.</param>
/// <param name="Shown">By question of several choices: what any of them could choose.</param>
/// <param name="Disagreements">Where they disagreed, so that the result is not mistaken for a unanimous one.</param>
public sealed record CombinedAnswers(
    long ResponseId, DateTimeOffset AnsweredAt, Answers Answers, IReadOnlyDictionary<string, double> Numbers,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Shown, IReadOnlyList<Disagreement> Disagreements);

/// <param name="Counts">In words: the combined answer.</param>
public sealed record Disagreement(string Question, string Ask, string Counts, IReadOnlyList<SaidBy> Said);

public sealed record SaidBy(string Contact, string Role, string Words);
