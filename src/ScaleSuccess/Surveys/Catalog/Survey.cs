using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>A short list of questions, page by page, as its file in surveys/ describes it.</summary>
public sealed record Survey
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required string Intro { get; init; }

    /// <summary>Shown after the answers are in.</summary>
    public required string Thanks { get; init; }
    public required IReadOnlyList<SurveyPage> Pages { get; init; }

    public IEnumerable<Question> Questions => Pages.SelectMany(page => page.Questions);
    public Question? Find(string key) => Questions.FirstOrDefault(question => question.Key == key);
}

public sealed record SurveyPage(string Title, string? Hint, IReadOnlyList<Question> Questions);
