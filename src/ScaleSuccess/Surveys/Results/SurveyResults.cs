using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Results;

/// <summary>What came of a survey.</summary>
/// <param name="Survey">Its active version.</param>
/// <param name="Submitted">How many answers all that is here is about.</param>
/// <param name="Questions">Of the active version in its order, then what only earlier versions asked, the newest first.</param>
/// <param name="Groups">Who is in <see cref="Questions"/>; a segment that is empty is none yet.</param>
/// <param name="Offered">By what can be filtered.</param>
/// <param name="IsCounting">Something has changed that is not in here yet.</param>
/// <param name="SetAside">Answers of how many people are left out, in part, since their colleagues decided otherwise.</param>
public sealed record SurveyResults(
    Survey Survey, int Version, ResultFilter Filter, long Submitted, SurveyFunnel Funnel, IReadOnlyList<QuestionResult> Questions, ShownGroups Groups,
    OfferedFilters Offered, bool IsCounting, long SetAside)
{
    /// <summary>The question after which most people stopped; null: nobody stopped, or as many after another one.</summary>
    public QuestionResult? WorstQuestion => SurveyFunnel.OutstandingAmong(Questions, question => question.DropOff.Stopped) is [var worst] ? worst : null;
}

/// <param name="Versions">The newest first.</param>
/// <param name="Segments">Empty: none yet.</param>
public sealed record OfferedFilters(IReadOnlyList<int> Versions, IReadOnlyList<string> Segments, IReadOnlyList<string> Tiers, IReadOnlyList<string> Waves);
