using System.Text.Json;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Colleagues;

/// <summary>Somebody has answered a question otherwise than the plan was made from, and nobody has settled that yet.</summary>
/// <param name="Question">As the plan's answers were asked.</param>
/// <param name="PlanWords">What the plan says; empty: nothing.</param>
public sealed record Disagreement(Question Question, Colleague Colleague, string PlanWords)
{
    public string TheirWords => Colleague.Words(Question);

    /// <summary>By when: the plan's end is moved where the plan shows what moves with it.</summary>
    public DateOnly? TheirEnd => Question.Means == Meaning.ByWhen ? Colleague.Answers.Date(Question.Key) : null;

    /// <summary>Who, what, and both answers: a decision about other answers than these is none.</summary>
    public string Id => $"{Colleague.Id}/{Question.Key}/{new Fingerprint().With(PlanWords).With(Theirs)}";

    /// <summary>Their answer, as its fields.</summary>
    public string Theirs => JsonSerializer.Serialize(Question.Kind.Fields(Question).Where(name => Colleague.Answers.Many(name).Count > 0)
        .ToDictionary(name => name, Colleague.Answers.Many));
}
