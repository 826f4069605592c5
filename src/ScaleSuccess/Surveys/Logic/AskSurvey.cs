using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Logic;

/// <summary>What one person is asked of a survey.</summary>
/// <param name="Survey">Only the pages, questions and choices that are shown, with their texts filled in.</param>
/// <param name="Answers">Only those to questions that are asked; nothing else is submitted, checked or counted.</param>
public sealed record AskedSurvey(Survey Survey, Answers Answers)
{
    /// <summary>What colleagues have answered, by the question's key: none of it is required of this person.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KnownAnswer>> Known { get; init; } = new Dictionary<string, IReadOnlyList<KnownAnswer>>();
}

/// <summary>Decides what one person is asked. A condition looks only at questions before its own, so that the order of answering does not matter.</summary>
public static class AskSurvey
{
    public static AskedSurvey Of(Survey survey, Answers given, Facts facts) => Of(survey, given, facts, KnownAnswers.None);

    public static AskedSurvey Of(Survey survey, Answers given, Facts facts, KnownAnswers before)
    {
        if (!survey.HasLogic && before.Colleagues.Count == 0) return new AskedSurvey(survey, given);
        var known = new KnownSoFar(facts);
        var told = new Dictionary<string, IReadOnlyList<KnownAnswer>>();
        var pages = survey.Pages.Select(page => Page(page, new Asking(given, before, known, told))).OfType<SurveyPage>().ToList();
        return new AskedSurvey(
            survey with
            {
                Pages = pages,
                Title = PipedText.Fill(survey.Title, known),
                Intro = PipedText.Fill(survey.Intro, known),
                Thanks = PipedText.Fill(survey.Thanks, known),
            }, known.Answers)
        { Known = told };
    }

    /// <summary>The questions and facts on which it depends whether and how this one is asked.</summary>
    public static IEnumerable<string> Names(Question question) => new[] { question.ShowIf, question.RequiredIf }.Concat(question.Lines.Select(line => line.ShowIf))
        .OfType<Condition>().SelectMany(condition => condition.Lines).Select(line => line.Name)
        .Concat(new[] { question.Ask, question.Hint }.Concat(question.Lines.SelectMany(line => new[] { line.Label, line.Hint })).OfType<string>()
            .SelectMany(PipedText.Names).Where(PipedText.IsAnswer).Select(PipedText.Question));

    private sealed record Asking(Answers Given, KnownAnswers Before, KnownSoFar Known, Dictionary<string, IReadOnlyList<KnownAnswer>> Told);

    private static SurveyPage? Page(SurveyPage page, Asking asking)
    {
        var known = asking.Known;
        if (page.ShowIf?.Holds(known) == false) return null;
        var (title, hint) = (PipedText.Fill(page.Title, known), Filled(page.Hint, known));
        var questions = page.Questions.Select(question => Question(question, asking)).OfType<Question>().ToList();
        return questions.Count == 0 ? null : page with { Title = title, Hint = hint, Questions = questions };
    }

    private static Question? Question(Question question, Asking asking)
    {
        var known = asking.Known;
        if (question.ShowIf?.Holds(known) == false) return null;
        var shown = question.Kind.Narrow(question with
        {
            Ask = PipedText.Fill(question.Ask, known),
            Hint = Filled(question.Hint, known),
            Required = question.Required || question.RequiredIf?.Holds(known) == true,
            Choices = Filled(question.Choices, known),
            Rows = Filled(question.Rows, known),
        }, known);
        if (shown is null) return null;
        var told = asking.Before.Of(shown);
        if (told.Count > 0) (shown, asking.Told[shown.Key]) = (shown with { Required = false }, told);
        known.Add(shown, asking.Given, told.Count > 0 && !asking.Before.IsOwn(shown, asking.Given) ? told[0].Answers : null);
        return shown;
    }

    private static IReadOnlyList<Choice> Filled(IReadOnlyList<Choice> lines, KnownSoFar known) =>
        lines.Any(line => PipedText.IsPiped(line.Label) || line.Hint is { } hint && PipedText.IsPiped(hint))
            ? [.. lines.Select(line => line with { Label = PipedText.Fill(line.Label, known), Hint = Filled(line.Hint, known) })] : lines;

    private static string? Filled(string? text, KnownSoFar known) => text is null ? null : PipedText.Fill(text, known);
}
