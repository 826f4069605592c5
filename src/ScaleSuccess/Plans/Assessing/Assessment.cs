using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>Why a section is thin. The first four are what an answer lacks.</summary>
public enum ThinReason
{
    NotAnswered,
    NoWords,
    NoNumber,
    NoTarget,

    /// <summary>All that it needs to know is known, but it has fewer lines than the template calls enough.</summary>
    TooFew,
}

/// <summary>Whether one of the seven sections says enough.</summary>
/// <param name="Section">By the kind of item that it holds, see <see cref="Plan.Sections"/>.</param>
/// <param name="Thin">Null: it says enough.</param>
public sealed record SectionAssessment(string Section, ThinReason? Thin)
{
    /// <summary>The questions that would help it, most of all the first; none: nothing of the survey would.</summary>
    public IReadOnlyList<Question> HelpedBy { get; init; } = [];
}

/// <summary>Whether we know enough for each section of a plan, and what to ask where we do not.</summary>
/// <param name="Sections">All seven, in the plan's order.</param>
/// <param name="Asked">Of the survey, what would help most, most of all the first; at most three.</param>
public sealed record Assessment(IReadOnlyList<SectionAssessment> Sections, IReadOnlyList<Question> Asked)
{
    public const int MostAsked = 3;

    public IEnumerable<SectionAssessment> Thin => Sections.Where(section => section.Thin is not null);
    public bool IsEnough => !Thin.Any();

    /// <summary>What to ask now: all of it as soon as one is new since somebody said "not now", or a review has begun since.</summary>
    public IReadOnlyList<Question> AskedAfter(SetAside? aside, DateTimeOffset? review = null) =>
        aside is null || aside.At < review || Asked.Any(question => !aside.Questions.Contains(question.Key)) ? Asked : [];

    /// <summary>What is asked, with this question first where it would help a thin section.</summary>
    /// <param name="first">Its key.</param>
    public IReadOnlyList<Question> AskedWith(string? first) =>
        [.. Thin.SelectMany(section => section.HelpedBy).Where(question => question.Key == first).Concat(Asked).Distinct().Take(MostAsked)];

    public SectionAssessment Of(string section) => Sections.Single(one => one.Section == section);

    /// <summary>Null: it is none of the seven. Commitments are promised, not asked for.</summary>
    public SectionAssessment? Find(string section) => Sections.SingleOrDefault(one => one.Section == section);
}
