using System.Globalization;

namespace ScaleSuccess.Surveys.Questions;

internal static class CheckDates
{
    public static IEnumerable<AnswerMistake> Of(Question question, Answers answers, DateOnly today)
    {
        if (answers.One(question.Key) is null)
        {
            if (question.Required) yield return new(question.Key, "Please choose a day.");
            yield break;
        }
        if (answers.Date(question.Key) is not { } day)
        {
            yield return new(question.Key, "Please write the day as year-month-day, such as 2027-03-12.");
            yield break;
        }
        if (question.Min is { } min && day < today.AddDays((int)min))
            yield return new(question.Key, day < today
                ? $"{Show(day)} has passed: please choose a day from {Show(today.AddDays((int)min))} on."
                : $"{Show(day)} is very soon: please choose a day from {Show(today.AddDays((int)min))} on.");
        if (question.Max is { } max && day > today.AddDays((int)max))
            yield return new(question.Key, $"{Show(day)} is far away: please choose a day up to {Show(today.AddDays((int)max))}.");
    }

    private static string Show(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
