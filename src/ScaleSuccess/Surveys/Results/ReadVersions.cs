using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Results;

/// <summary>The versions of a survey that somebody has begun.</summary>
public sealed class ReadVersions(NpgsqlDataSource source, CurrentSurvey surveys)
{
    public async Task<IReadOnlyList<ParsedDefinition<Survey>>> Of(string survey, CancellationToken cancel)
    {
        var versions = new List<ParsedDefinition<Survey>>();
        foreach (var id in await source.AllAsync(
            "select id from definitions d where kind = $1 and key = $2 and exists (select from survey_cells c where c.survey = $2 and c.definition_id = d.id) order by id desc",
            row => row.GetInt64(0), cancel, Definition.Survey, survey))
            versions.Add(await surveys.OutlinedVersion(id, cancel));
        return versions;
    }
}
