using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>Answers as text, for plans and e-mails.</summary>
public static class AnswerText
{
    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();

    /// <summary>The answer in words: labels joined with "and", the person's own words for "other"; empty when there is none.</summary>
    public static string Words(Question question, Answers answers) => question.Kind.Words(question, answers);

    /// <summary>What was chosen, in the question's order, "other" last with the person's own words. Choices that no longer exist are left out.</summary>
    public static IReadOnlyList<(string Choice, string Label)> Chosen(Question question, Answers answers)
    {
        var given = answers.Many(question.Key);
        var chosen = question.Choices.Where(choice => given.Contains(choice.Key)).Select(choice => (choice.Key, choice.Label)).ToList();
        if (question.Other && given.Contains(Answers.OtherChoice) && answers.Other(question.Key) is { } words)
            chosen.Add((Answers.OtherChoice, words));
        return chosen;
    }

    public static string Joined(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all)
            : Texts["joined.last", all[..^1].Aggregate((before, next) => Texts["joined.next", before, next]), all[^1]];
    }
}
