using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Templates;

/// <summary>When a section of a plan says enough to work with.</summary>
/// <param name="AtLeast">So many lines; of measures, only those with a target and a number of today count.</param>
/// <param name="Known">What the customer must have told us.</param>
public sealed record EnoughRule(int AtLeast, IReadOnlyList<Meaning> Known)
{
    public const string Objectives = "objectives", Criteria = "criteria", Measures = "measures", Benefits = "benefits",
        Challenges = "challenges", Highlights = "highlights", Milestones = "milestones";

    /// <summary>As templates call them, in the order of their weight: what success is, how it shows, what it brings, what stands in its way, the rest.</summary>
    public static readonly IReadOnlyList<string> Sections = [Objectives, Criteria, Measures, Benefits, Challenges, Highlights, Milestones];

    /// <summary>Not what the survey asks once and never again: a plan's people and its end have their own ways to change.</summary>
    public static bool CanBeKnown(Meaning meaning) => meaning is not (Meaning.People or Meaning.ByWhen);

    /// <summary>Where a template has no rule of its own.</summary>
    public static EnoughRule Usual(string section) => section switch
    {
        Objectives => new(1, [Meaning.Goals]),
        Criteria => new(0, [Meaning.WhereToBe]),
        Measures => new(0, [Meaning.Measures]),
        Benefits => new(0, [Meaning.Benefits]),
        Challenges => new(0, [Meaning.Challenges]),
        Highlights => new(0, [Meaning.WhereNow]),
        Milestones => new(1, []),
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };
}
