using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>The facts, and what was answered to the questions before the one that is looked at: a question that is not asked has no answer.</summary>
public sealed class KnownSoFar(Facts facts) : Known(facts)
{
    private readonly Dictionary<string, Question> asked = [];

    public Answers Answers { get; private set; } = Answers.None;

    /// <summary>A question that is asked, and its answer.</summary>
    public void Add(Question question, Answers given)
    {
        asked[question.Key] = question;
        if (question.Means is { } meaning) asked[meaning.Name()] = question;
        Answers = Answers.With(question.Kind.Kept(question, given));
    }

    public override IReadOnlyList<string> Values(string name) =>
        Fact.IsOne(name) ? Facts.Of(name) is { } value ? [value] : [] : Asked(name) is { } question ? question.Kind.Values(question, Answers) : [];

    public override double? Number(string name) => Asked(name) is { } question ? question.Kind.Number(question, Answers) : null;

    public override bool IsAnswered(string name) => Fact.IsOne(name) ? Facts.Of(name) is not null : Words(name).Length > 0;

    public override string Words(string name) => Asked(name) is { } question ? question.Kind.Words(question, Answers) : "";

    private Question? Asked(string name) => asked.GetValueOrDefault(name);
}
