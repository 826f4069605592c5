using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Where a text of a survey stands, whatever the order of its questions: <c>questions/goals/choices/save_time/label</c>.</summary>
/// <param name="Most">How many characters it may have, in the survey's own language.</param>
/// <param name="Question">Whose text it is; null: a page's, or the survey's own.</param>
public sealed record TextPlace(string Path, int Most, Question? Question = null);

/// <summary>All texts of a survey that people read, each with its place. A page without a key has none: nothing else about it stays the same.</summary>
public static class SurveyWording
{
    public const string Title = "title", Intro = "intro", Thanks = "thanks", Pages = "pages", Questions = "questions";
    public const string Ask = "ask", Hint = "hint", Low = "low", High = "high", Unit = "unit", Consent = "text", Choices = "choices", Rows = "rows", Label = "label";

    /// <summary>In the order in which they are read.</summary>
    public static IReadOnlyList<(TextPlace Place, string Text)> Of(Survey survey)
    {
        var all = new List<(TextPlace, string)>();
        Changed(survey, (place, text) =>
        {
            all.Add((place, text));
            return text;
        });
        return all;
    }

    /// <summary>The survey with other texts.</summary>
    public static Survey Changed(Survey survey, Func<TextPlace, string, string> change) => survey with
    {
        Title = change(new(Title, TextLimit.Title), survey.Title),
        Intro = change(new(Intro, TextLimit.Intro), survey.Intro),
        Pages = [.. survey.Pages.Select(page => Page(page, change))],
        Thanks = change(new(Thanks, TextLimit.Thanks), survey.Thanks),
    };

    /// <summary>As the console and files show it to everybody, with its <see cref="PipedText.Outline"/> for every text.</summary>
    public static Survey Outlined(Survey survey) => !survey.HasLogic ? survey : Changed(survey, (_, text) => PipedText.Outline(text)) is var outlined
        ? outlined with { Pages = [.. outlined.Pages.Select(page => page with { Title = PipedText.Outline(page.Title), Hint = page.Hint is { } hint ? PipedText.Outline(hint) : null })] } : survey;

    private static SurveyPage Page(SurveyPage page, Func<TextPlace, string, string> change)
    {
        var at = $"{Pages}/{page.Key}/";
        return page with
        {
            Title = page.Key is null ? page.Title : change(new(at + Title, TextLimit.Title), page.Title),
            Hint = page.Key is null || page.Hint is null ? page.Hint : change(new(at + Hint, TextLimit.PageHint), page.Hint),
            Questions = [.. page.Questions.Select(question => Question(question, change))],
        };
    }

    private static Question Question(Question question, Func<TextPlace, string, string> change)
    {
        var at = $"{Questions}/{question.Key}/";
        string? Maybe(string key, int most, string? text) => text is null ? null : change(new(at + key, most, question), text);
        var ask = change(new(at + Ask, TextLimit.Ask, question), question.Ask);
        return question with
        {
            Ask = ask,
            Hint = Maybe(Hint, TextLimit.Hint, question.Hint),
            Low = Maybe(Low, TextLimit.End, question.Low),
            High = Maybe(High, TextLimit.End, question.High),
            Unit = WithUnit(at, question, question.Unit, change),
            Rows = [.. question.Rows.Select(row => Line($"{at}{Rows}/{row.Key}/", question, row, change))],
            // What a consent is about is the one choice that it has.
            Choices = question.Kind.ChoiceOptions is null
                ? [.. question.Choices.Select(choice => choice with { Label = change(new(at + Consent, TextLimit.Consent, question), choice.Label) })]
                : [.. question.Choices.Select(choice => Line($"{at}{Choices}/{choice.Key}/", question, choice, change))],
        };
    }

    private static Choice Line(string at, Question question, Choice line, Func<TextPlace, string, string> change) => line with
    {
        Label = change(new(at + Label, TextLimit.Label, question), line.Label),
        Hint = line.Hint is null ? null : change(new(at + Hint, TextLimit.LabelHint, question), line.Hint),
        Unit = WithUnit(at, question, line.Unit, change),
    };

    /// <summary>A number in % is checked as one, in every language.</summary>
    private static string? WithUnit(string at, Question question, string? unit, Func<TextPlace, string, string> change) =>
        unit is null or MeasureNumber.Percent ? unit : change(new(at + Unit, TextLimit.Unit, question), unit);
}
