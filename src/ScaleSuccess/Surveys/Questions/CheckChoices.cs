namespace ScaleSuccess.Surveys.Questions;

internal static class CheckChoices
{
    public static IEnumerable<AnswerMistake> Of(Question question, Answers answers)
    {
        var given = answers.Many(question.Key).Where(choice => choice.Length > 0).Distinct().ToList();
        var most = question.Kind == QuestionKind.Choice ? 1 : question.Most ?? int.MaxValue;
        if (given.Count == 0 && question.Required)
            yield return new(question.Key, most == 1 ? "Please choose one." : "Please choose at least one.");
        if (given.Count > most)
            yield return new(question.Key, most == 1
                ? "Please choose only one."
                : $"Please choose {most} at the most: you chose {given.Count}. What matters most?");
        if (given.Any(choice => question.Find(choice) is null && !IsOther(question, choice)))
            yield return new(question.Key, "One of these choices is no longer offered: please choose again.");
        if (!given.Any(choice => IsOther(question, choice))) yield break;

        var words = answers.Other(question.Key);
        if (words is null) yield return new(question.Key + ".other", "Please say in a few words what you have in mind.");
        if (words?.Length > CheckAnswers.MostOther)
            yield return new(question.Key + ".other", CheckAnswers.TooLong(words, CheckAnswers.MostOther));
    }

    private static bool IsOther(Question question, string choice) => question.Other && choice == Answers.OtherChoice;
}
