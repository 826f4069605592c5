using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Console.Surveys.Results;

/// <summary>A file of what the filters in an address choose. Filters that cannot be read, or are of nothing, are told instead: nobody should take the file of all for one of some.</summary>
public sealed class ExportedFile(KnownFilters known, CurrentSurvey surveys, TimeProvider clock)
{
    /// <param name="rows">Null: there is no such survey.</param>
    public async Task<IResult> Of(string survey, IQueryCollection address, Func<ResultFilter, Task<Func<Stream, Task>?>> rows, string name, CancellationToken cancel)
    {
        var query = new SurveyQuery(address);
        var filter = query.Filter();
        if (query.Mistakes.Count == 0 && await surveys.TryFind(survey, cancel) is not null) await query.Check(known, survey, filter, cancel);
        if (query.Mistakes.Count > 0) return Microsoft.AspNetCore.Http.Results.Text(string.Join('\n', query.Mistakes.Select(ResultWords.Of).Prepend("This file cannot be made. In its address:")), statusCode: StatusCodes.Status400BadRequest);
        return await rows(filter) is not { } write ? TypedResults.NotFound()
            : Microsoft.AspNetCore.Http.Results.Stream(write, "text/csv; charset=utf-8", $"{name}-{Days.Iso(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))}.csv");
    }
}
