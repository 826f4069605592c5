using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Results.Cells;

/// <summary>What can be said of many answers to a question together.</summary>
public enum AnswerShape
{
    /// <summary>How often each choice was given.</summary>
    Choices,

    /// <summary>How often each choice was given in each row.</summary>
    Grid,

    /// <summary>Their distribution and median.</summary>
    Numbers, Days,

    /// <summary>They are read one by one.</summary>
    Texts,

    /// <summary>Only how many there are.</summary>
    Answered,
}

/// <summary>Reads an answer as the values that are counted. By what every kind says of itself, so that a new kind is counted without more.</summary>
public static class CountedAnswers
{
    public static AnswerShape Shape(Question question) => question.Kind switch
    {
        _ when question.Rows.Count > 0 => AnswerShape.Grid,
        var kind when kind.Offers(question) is not null => AnswerShape.Choices,
        var kind when kind.HasNumber(question) => AnswerShape.Numbers,
        { CountsDays: true } => AnswerShape.Days,
        WordsKind => AnswerShape.Texts,
        _ => AnswerShape.Answered,
    };

    /// <summary>The value of a choice in a row of a grid.</summary>
    public static string InRow(string row, string choice) => $"{row}/{choice}";

    /// <returns>Null: not answered. Numbers as the invariant culture writes them, days as ISO 8601.</returns>
    public static IReadOnlyList<string>? Values(Question question, Answers answers) => Shape(question) switch
    {
        AnswerShape.Numbers => question.Kind.Number(question, answers) is { } number ? [number.ToString("R", CultureInfo.InvariantCulture)] : null,
        AnswerShape.Days => answers.Date(question.Key) is { } day ? [Days.Iso(day)] : null,
        AnswerShape.Grid => question.Rows.SelectMany(row => answers.Many($"{question.Key}.{row.Key}").Where(choice => choice.Length > 0).Distinct().Select(choice => InRow(row.Key, choice))).ToList()
            is { Count: > 0 } given ? given : null,
        AnswerShape.Choices => question.Kind.Values(question, answers).Where(value => value.Length > 0).Distinct().ToList() is { Count: > 0 } given ? given : null,
        _ => question.Kind.Fields(question).Any(field => answers.One(field) is not null) ? [] : null,
    };
}
