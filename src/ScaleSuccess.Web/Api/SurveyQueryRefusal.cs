using Microsoft.Extensions.Localization;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <summary>Says what is wrong with the filters in an address.</summary>
public sealed class SurveyQueryRefusal(CheckSurveyQuery check, IStringLocalizer<ApiTexts> texts)
{
    /// <returns>Null: nothing is wrong.</returns>
    public async Task<IResult?> Of(SurveyQuery query, string survey, ResultFilter filter, CancellationToken cancel) =>
        await check.Of(query, survey, filter, cancel) ? Of(query) : SurveyResultsApi.NotFound(texts, survey);

    /// <returns>Null: nothing is wrong.</returns>
    public IResult? Of(SurveyQuery query) => query.Mistakes.Count == 0 ? null
        : ApiRequest.Refuse(texts["query.refused"], query.Mistakes.Select(mistake => new FieldMistake(mistake.Name, mistake.Code, texts[$"query.{mistake.Code}", mistake.Argument])));
}
