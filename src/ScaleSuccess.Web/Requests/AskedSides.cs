using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.CrossTabs;

namespace ScaleSuccess.Web.Requests;

/// <summary>Which two questions an address puts together.</summary>
public static class AskedSides
{
    public const string Rows = "rows", Columns = "columns";

    /// <returns>Null: the query says what is wrong.</returns>
    public static async Task<CrossTab?> Read(SurveyQuery query, ReadCrossTab read, SurveyResults results, CancellationToken cancel)
    {
        var sides = CrossTabSide.Of(results).Select(side => side.Key).ToList();
        var (rows, columns) = (query.One(Rows, sides), query.One(Columns, sides));
        if (query.Mistakes.Count == 0 && rows == columns) query.Same(Columns);
        return query.Mistakes.Count > 0 ? null : await read.Of(results, rows, columns, cancel);
    }
}
