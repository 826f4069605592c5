using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Console.Surveys.Results.Files;

/// <summary>A file of what the filters in an address choose. Filters that cannot be read, or are of nothing, are told instead: nobody should take the file of all for one of some.</summary>
public sealed class ExportedFile(CheckSurveyQuery check, TimeProvider clock)
{
    /// <param name="rows">Null: there is no such survey, or the address has a mistake that was found meanwhile.</param>
    /// <param name="besides">What the address may name besides the filters.</param>
    public async Task<IResult> Of(
        string survey, IQueryCollection address, Func<ResultFilter, SurveyQuery, Task<Func<Stream, Task>?>> rows, string name, CancellationToken cancel, params string[] besides)
    {
        var query = new SurveyQuery(address, besides);
        var filter = query.Filter();
        if (!await check.Of(query, survey, filter, cancel)) return TypedResults.NotFound();
        var write = query.Mistakes.Count > 0 ? null : await rows(filter, query);
        if (query.Mistakes.Count > 0) return Refused(query);
        return write is null ? TypedResults.NotFound()
            : Microsoft.AspNetCore.Http.Results.Stream(write, "text/csv; charset=utf-8", $"{name}-{Days.Iso(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))}.csv");
    }

    private static IResult Refused(SurveyQuery query) => Microsoft.AspNetCore.Http.Results.Text(
        string.Join('\n', query.Mistakes.Select(ResultWords.Of).Prepend("This file cannot be made. In its address:")), statusCode: StatusCodes.Status400BadRequest);
}
