using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>The facts, and what was answered to the questions before the one that is looked at: a question that is not asked has no answer.</summary>
public sealed class KnownSoFar(Facts facts) : Known(facts)
{
    private readonly Dictionary<string, Question> asked = [];

    /// <summary>This person's own.</summary>
    public Answers Answers { get; private set; } = Answers.None;

    /// <summary>With what colleagues have said where this person says nothing.</summary>
    private Answers known = Answers.None;

    /// <summary>A question that is asked, and its answer.</summary>
    public void Add(Question question, Answers given) => Add(question, given, null);

    /// <param name="colleague">The answer that stands as long as this person gives none; null: there is none.</param>
    public void Add(Question question, Answers given, Answers? colleague)
    {
        asked[question.Key] = question;
        if (question.Means is { } meaning) asked[meaning.Name()] = question;
        var own = question.Kind.Kept(question, given);
        Answers = Answers.With(own);
        known = known.With(colleague?.Fields ?? own);
    }

    public override IReadOnlyList<string> Values(string name) =>
        Fact.IsOne(name) ? Facts.Of(name) is { } value ? [value] : [] : Asked(name) is { } question ? question.Kind.Values(question, known) : [];

    public override double? Number(string name) => Asked(name) is { } question ? question.Kind.Number(question, known) : null;

    public override bool IsAnswered(string name) => Fact.IsOne(name) ? Facts.Of(name) is not null : Words(name).Length > 0;

    public override string Words(string name) => Asked(name) is { } question ? question.Kind.Words(question, known) : "";

    private Question? Asked(string name) => asked.GetValueOrDefault(name);
}
