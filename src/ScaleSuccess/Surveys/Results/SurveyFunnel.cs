using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Results;

/// <param name="Reached">How many have saved something on this page or a later one, or have submitted.</param>
public sealed record ReachedPage(SurveyPage Page, long Reached);

/// <summary>How far people get.</summary>
/// <param name="Invited">Null: nobody was invited to this survey. Whoever began without an invitation counts, too.</param>
/// <param name="Pages">Of the newest version that was answered.</param>
/// <param name="Median">From the first save to submitting, of those who did both by hand; null: nobody did.</param>
/// <param name="Elsewhere">How many began a version with other pages: they are in no other number here.</param>
public sealed record SurveyFunnel(long? Invited, long Begun, IReadOnlyList<ReachedPage> Pages, long Submitted, TimeSpan? Median, long Elsewhere)
{
    /// <summary>How many began, whatever the version.</summary>
    public long InAll => Begun + Elsewhere;

    /// <summary>The page before which most people stopped; null: nobody stopped at a page, or as many at another one.</summary>
    public (ReachedPage Page, long Lost)? Worst => OutstandingAmong(
        Pages.Select((page, place) => (Page: page, Lost: (place == 0 ? Begun : Pages[place - 1].Reached) - page.Reached)), page => page.Lost) is [var worst] ? worst : null;

    /// <summary>The one with most lost; none: nothing is lost, or as much at another one.</summary>
    internal static IReadOnlyList<T> OutstandingAmong<T>(IEnumerable<T> all, Func<T, long> lost) =>
        all.OrderByDescending(lost).Take(2).ToList() is [var most, .. var next] && lost(most) > 0 && !next.Exists(other => lost(other) == lost(most)) ? [most] : [];
}
