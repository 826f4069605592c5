namespace ScaleSuccess.Surveys.Questions;

internal static class CheckMeasures
{
    private const double Largest = 1e12;

    public static IEnumerable<AnswerMistake> Of(Question question, Answers answers)
    {
        var mistakes = question.Choices.SelectMany(measure => Measure($"{question.Key}.{measure.Key}", measure, answers)).ToList();
        var given = answers.Measures(question).Count();
        if (given == 0 && mistakes.Count == 0 && question.Required)
            mistakes.Add(new(question.Key, "Please fill in at least one: a rough number is fine."));
        if (given > question.Most)
            mistakes.Add(new(question.Key, $"Please keep {question.Most} at the most: you filled in {given}. Which matter most?"));
        return mistakes;
    }

    private static List<AnswerMistake> Measure(string field, Choice measure, Answers answers)
    {
        var (now, target) = (field + ".baseline", field + ".target");
        var wrong = Number(now, measure, answers).Concat(Number(target, measure, answers)).ToList();
        if (wrong.Count == 0 && answers.Number(now) is { } from && answers.Number(target) is { } to && !Improves(measure, from, to))
            wrong.Add(new(target, measure.Better == Better.Lower
                ? $"Less is better here, so the target should be below {AnswerText.WithUnit(from, measure.Unit)}."
                : $"More is better here, so the target should be above {AnswerText.WithUnit(from, measure.Unit)}."));
        return wrong;
    }

    private static IEnumerable<AnswerMistake> Number(string field, Choice measure, Answers answers)
    {
        if (answers.One(field) is null) yield break;
        if (answers.Number(field) is not { } number)
            yield return new(field, CheckNumbers.NotANumber);
        else if (number < 0)
            yield return new(field, "It cannot be less than 0.");
        else if (measure.Unit == "%" && number > 100)
            yield return new(field, "It is a percentage: 100 is the most.");
        else if (number > Largest)
            yield return new(field, "That number is too large: please check it.");
    }

    private static bool Improves(Choice measure, double from, double to) =>
        measure.Better == Better.Lower ? to < from : to > from;
}
