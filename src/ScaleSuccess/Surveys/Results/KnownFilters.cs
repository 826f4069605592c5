using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Results;

/// <summary>What a filter may name, whether anybody of it has answered or not.</summary>
public sealed class KnownFilters(NpgsqlDataSource source)
{
    /// <returns>Of what the filter names none of, nothing.</returns>
    public async Task<OfferedFilters> Of(string survey, ResultFilter filter, CancellationToken cancel)
    {
        var asked = new AskedTogether();
        var versions = filter.Version is null ? [] : asked.All("select version from definitions where kind = $1 and key = $2 order by version desc", row => row.GetInt32(0), Definition.Survey, survey);
        var segments = filter.Segment is null ? [] : asked.All("select segment from assignments union select segment from survey_cells where survey = $1 order by 1", row => row.GetString(0), survey);
        var tiers = filter.Tier is null ? [] : asked.All("select tier from customers union select tier from survey_cells where survey = $1 order by 1", row => row.GetString(0), survey);
        var waves = filter.Wave is null ? [] : asked.All("select wave from survey_waves where survey = $1 union select $2 order by 1", row => row.GetString(0), survey, Response.FirstWave);
        await asked.Run(source, cancel);
        return new OfferedFilters(versions, segments, tiers, waves);
    }
}
