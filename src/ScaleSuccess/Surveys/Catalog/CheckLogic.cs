using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>
/// Checks what the conditions and texts of a survey name: it exists, is asked before, and can be as the condition says. As only
/// earlier questions can be named, no two conditions can wait for each other.
/// </summary>
internal sealed class CheckLogic
{
    private readonly Dictionary<string, Question> before = [];
    private readonly Survey survey;

    private CheckLogic(Survey survey) => this.survey = survey;

    /// <param name="blocks">The blocks of the file, in the order of its pages and of each page's questions.</param>
    public static void Of(Survey survey, YamlMap file, IReadOnlyList<(YamlMap Page, IReadOnlyList<YamlMap> Questions)> blocks)
    {
        var check = new CheckLogic(survey);
        // Before any question; but who comes back to it has answered some.
        check.Own(file, ("title", survey.Title), ("intro", survey.Intro), ("thanks", survey.Thanks));
        foreach (var (page, (pageBlock, questionBlocks)) in survey.Pages.Zip(blocks))
        {
            check.Condition(page.ShowIf, pageBlock, "show_if");
            check.Texts(pageBlock, ("title", page.Title), ("hint", page.Hint));
            foreach (var (question, block) in page.Questions.Zip(questionBlocks)) check.Question(question, block);
        }
        // So that nobody is sent to a survey in which there is nothing to answer.
        if (survey.Questions.Any() && !survey.Pages.Any(page => page.ShowIf is null && page.Questions.Any(IsForEverybody)))
            blocks[0].Page.Wrong("show_if", "At least one question has to be asked of everybody: without `show_if`, on a page without it.");
    }

    private static bool IsForEverybody(Question question) => question.ShowIf is null && question.Kind.HasAnswer && question.Kind.Narrow(question, new KnownSoFar(Facts.None)) is not null;

    private void Question(Question question, YamlMap block)
    {
        Condition(question.ShowIf, block, "show_if");
        Condition(question.RequiredIf, block, "required_if");
        Texts(block, ("ask", question.Ask), ("hint", question.Hint));
        // What a consent is about is the one choice that it has.
        var choices = block.Has("choices") ? "choices" : "text";
        foreach (var (key, line) in question.Choices.Select(choice => (choices, choice)).Concat(question.Rows.Select(row => ("rows", row))))
        {
            Condition(line.ShowIf, block, key);
            Texts(block, (key, line.Label), (key, line.Hint));
        }
        before.TryAdd(question.Key, question);
        if (question.Means is { } meaning) before.TryAdd(meaning.Name(), question);
    }

    private void Texts(YamlMap block, params (string Key, string? Text)[] texts)
    {
        foreach (var (key, text) in texts)
            if (text is not null)
                foreach (var name in PipedText.Names(text).Where(PipedText.IsAnswer)) Known(PipedText.Question(name), block, key);
    }

    /// <summary>The survey's own texts, which may name any of its questions.</summary>
    private void Own(YamlMap block, params (string Key, string Text)[] texts)
    {
        foreach (var (key, text) in texts)
            foreach (var name in PipedText.Names(text).Where(PipedText.IsAnswer).Select(PipedText.Question))
                if (NamedQuestion.Flaw(survey, name, isKnown: true) is { } sentence) block.Wrong(key, sentence);
    }

    private void Condition(Condition? condition, YamlMap block, string key)
    {
        foreach (var line in condition?.Lines ?? []) Line(line, block, key);
    }

    private void Line(ConditionLine line, YamlMap block, string key)
    {
        var question = Fact.IsOne(line.Name) ? null : Known(line.Name, block, key);
        if (question is null && !Fact.IsOne(line.Name)) return;
        foreach (var sentence in CheckLine.Of(line, question)) block.Wrong(key, sentence);
    }

    private Question? Known(string name, YamlMap block, string key)
    {
        if (NamedQuestion.Flaw(survey, name, before.ContainsKey(name)) is not { } sentence) return before[name];
        block.Wrong(key, sentence);
        return null;
    }
}
