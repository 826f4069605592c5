using Microsoft.Extensions.Localization;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <summary>Says what is wrong with the filters in an address.</summary>
public sealed class SurveyQueryRefusal(KnownFilters known, CurrentSurvey surveys, IStringLocalizer<ApiTexts> texts)
{
    /// <returns>Null: nothing is wrong.</returns>
    public async Task<IResult?> Of(SurveyQuery query, string survey, ResultFilter filter, CancellationToken cancel)
    {
        if (query.Mistakes.Count == 0)
        {
            if (await surveys.TryFind(survey, cancel) is null) return SurveyResultsApi.NotFound(texts, survey);
            await query.Check(known, survey, filter, cancel);
        }
        return query.Mistakes.Count == 0 ? null : ApiRequest.Refuse(texts["query.refused"], query.Mistakes.Select(mistake => new FieldMistake(mistake.Name, mistake.Code, texts[$"query.{mistake.Code}", mistake.Argument])));
    }
}
