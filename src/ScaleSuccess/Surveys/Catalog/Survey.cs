using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>A short list of questions, page by page, as its file in surveys/ describes it.</summary>
public sealed record Survey
{
    public required string Key { get; init; }
    public Purpose Purpose { get; init; } = Purpose.Other;
    public required string Title { get; init; }
    public required string Intro { get; init; }

    /// <summary>Shown after the answers are in.</summary>
    public required string Thanks { get; init; }
    public required IReadOnlyList<SurveyPage> Pages { get; init; }

    public IEnumerable<Question> Questions => Pages.SelectMany(page => page.Questions);
    public Question? Find(string key) => Questions.FirstOrDefault(question => question.Key == key);
    public Question? About(Meaning meaning) => Questions.FirstOrDefault(question => question.Means == meaning);

    /// <summary>As a template names a question: by what it means, else by its key.</summary>
    public Question? Named(string name) =>
        (Meanings.ByName.TryGetValue(name, out var meaning) ? About(meaning) : null) ?? Find(name);

    /// <summary>Every name by which a template may call a question.</summary>
    public IEnumerable<string> Names =>
        Questions.SelectMany(question => question.Means is { } meaning ? [meaning.Name(), question.Key] : new[] { question.Key }).Distinct();
}

public sealed record SurveyPage(string Title, string? Hint, IReadOnlyList<Question> Questions);
