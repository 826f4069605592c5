using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>Pages have no key: which page of a version is which of the other.</summary>
internal static class SamePages
{
    /// <returns>In the order of the later version. A page has the same title, else most of the questions that it had.</returns>
    public static IReadOnlyList<(SurveyPage Was, SurveyPage Now)> Of(Survey before, Survey after)
    {
        var pairs = new List<(SurveyPage Was, SurveyPage Now)>();
        foreach (var now in after.Pages)
            if (before.Pages.FirstOrDefault(was => was.Title == now.Title && pairs.TrueForAll(pair => pair.Was != was)) is { } same) pairs.Add((same, now));
        foreach (var now in after.Pages.Except(pairs.Select(pair => pair.Now)).ToList())
            if (before.Pages.Except(pairs.Select(pair => pair.Was)).Select(was => (Page: was, Shared: Shared(was, now))).Where(was => was.Shared > 0)
                .OrderByDescending(was => was.Shared).Select(was => was.Page).FirstOrDefault() is { } same)
                pairs.Add((same, now));
        return [.. pairs.OrderBy(pair => pair.Now.Number)];
    }

    private static int Shared(SurveyPage was, SurveyPage now) => was.Questions.Count(question => now.Questions.Any(other => other.Key == question.Key));
}
