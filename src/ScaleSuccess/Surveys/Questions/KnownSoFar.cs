using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>The facts, and what was answered to the questions before the one that is looked at: a question that is not asked has no answer.</summary>
public sealed class KnownSoFar(Facts facts) : Known(facts)
{
    private readonly Dictionary<string, Question> asked = [];

    private readonly Dictionary<string, string[]> own = [], all = [];

    /// <summary>This person's own.</summary>
    public Answers Answers => new(own);

    /// <summary>With what colleagues have said where this person says nothing.</summary>
    private Answers Known => new(all);

    /// <summary>A question that is asked, and its answer.</summary>
    public void Add(Question question, Answers given) => Add(question, given, null);

    /// <param name="colleague">The answer that stands as long as this person gives none; null: there is none.</param>
    public void Add(Question question, Answers given, Answers? colleague)
    {
        asked[question.Key] = question;
        if (question.Means is { } meaning) asked[meaning.Name()] = question;
        var kept = question.Kind.Kept(question, given);
        foreach (var (field, values) in kept) own[field] = values;
        foreach (var (field, values) in colleague?.Fields ?? kept) all[field] = values;
    }

    public override IReadOnlyList<string> Values(string name) =>
        Fact.IsOne(name) ? Facts.Of(name) is { } value ? [value] : [] : Asked(name) is { } question ? question.Kind.Values(question, Known) : [];

    public override double? Number(string name) => Asked(name) is { } question ? question.Kind.Number(question, Known) : null;

    public override bool IsAnswered(string name) => Fact.IsOne(name) ? Facts.Of(name) is not null : Words(name).Length > 0;

    public override string Words(string name) => Asked(name) is { } question ? question.Kind.Words(question, Known) : "";

    private Question? Asked(string name) => asked.GetValueOrDefault(name);
}
