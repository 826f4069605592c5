using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Requests;

/// <summary>Whether the filters in an address are of something that there is.</summary>
public sealed class CheckSurveyQuery(KnownFilters known, CurrentSurvey surveys)
{
    /// <summary>Adds to its mistakes those that a look at the survey finds.</summary>
    /// <returns>False: nothing is wrong with the address, but there is no such survey.</returns>
    public async Task<bool> Of(SurveyQuery query, string survey, ResultFilter filter, CancellationToken cancel)
    {
        if (query.Mistakes.Count > 0) return true;
        if (await surveys.TryFind(survey, cancel) is null) return false;
        query.Check(await known.Of(survey, filter, cancel), filter);
        return true;
    }
}
