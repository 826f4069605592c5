using Npgsql;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Results;

/// <summary>Submitted answers, and whose they are.</summary>
/// <param name="Segment">Empty: none yet.</param>
/// <param name="Given">Without what was set aside.</param>
/// <param name="SetAside">Fields that a colleague's decision has set aside.</param>
public sealed record SubmittedResponse(
    long Id, string CustomerKey, string Customer, string Contact, string Role, string Tier, string Segment, ParsedDefinition<Survey> Version, string Wave,
    DateTimeOffset BegunAt, DateTimeOffset SubmittedAt, Answers Given, IReadOnlyList<string> SetAside);

/// <summary>Reads submitted answers page by page, in the order in which they were submitted.</summary>
public sealed class ReadResponses(NpgsqlDataSource source, CurrentSurvey surveys, ReadVersions versions, TimeProvider clock)
{
    /// <summary>Somebody whose answers are being submitted right now would be missed by whoever has read past them.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <param name="after">Null: from the first.</param>
    /// <param name="settled">Without the newest, for who reads on from where they were.</param>
    public async Task<IReadOnlyList<SubmittedResponse>> Of(string survey, ResultFilter filter, (DateTimeOffset At, long Id)? after, int most, bool settled, CancellationToken cancel)
    {
        var version = filter.Version is null ? 0 : (await versions.Of(survey, cancel)).FirstOrDefault(known => known.Definition.Version == filter.Version)?.Definition.Id ?? -1;
        var rows = await source.AllAsync(Sql.Text("Surveys/Results/ReadResponses.sql"), row => (
            Definition: row.GetInt64(7),
            Of: (Func<ParsedDefinition<Survey>, SubmittedResponse>)Read(row)), cancel,
            survey, after?.At ?? DateTimeOffset.MinValue, after?.Id ?? 0, settled ? clock.GetUtcNow() - Settled : DateTimeOffset.MaxValue, filter.Segment ?? "*", filter.Tier ?? "*", version, filter.Wave ?? "*",
            filter.Begin, filter.End, most);
        var answered = new Dictionary<long, ParsedDefinition<Survey>>();
        foreach (var definition in rows.Select(row => row.Definition).Distinct()) answered[definition] = await surveys.OutlinedVersion(definition, cancel);
        return [.. rows.Select(row => row.Of(answered[row.Definition]))];
    }

    private static Func<ParsedDefinition<Survey>, SubmittedResponse> Read(NpgsqlDataReader row)
    {
        var (id, key, customer, contact, role, tier, segment, wave) = (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(8));
        var (begun, submitted, answers, aside) = (row.GetFieldValue<DateTimeOffset>(9), row.GetFieldValue<DateTimeOffset>(10), row.GetString(11), row.GetFieldValue<string[]>(12));
        return version => new SubmittedResponse(id, key, customer, contact, role, tier, segment, version, wave, begun, submitted, Response.ReadAnswers(answers), aside);
    }
}
