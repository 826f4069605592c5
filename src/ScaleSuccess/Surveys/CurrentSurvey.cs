using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Data;

namespace ScaleSuccess.Surveys;

/// <summary>The surveys in force.</summary>
public sealed class CurrentSurvey(ScaleDb db, Definitions definitions)
{
    /// <summary>The survey that every customer is asked first.</summary>
    public const string Onboarding = "onboarding";

    public Task<bool> Exists(string key, CancellationToken cancel) =>
        db.DefinitionsInForce.AnyAsync(row => row.Kind == Definition.Survey && row.Key == key, cancel);

    public Task<Meant<Survey>> Find(string key, CancellationToken cancel) =>
        definitions.InForce(Definition.Survey, key, Read, cancel);

    public Task<Meant<Survey>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, Read, cancel);

    /// <summary>A stored version was checked before it was stored.</summary>
    private static Survey Read(Definition definition) =>
        SurveyFile.Read($"surveys/{definition.Key}.yaml", definition.Source) switch
        {
            Read<Survey>.Good(var survey) => survey,
            Read<Survey>.Bad(var mistakes) => throw new InvalidOperationException(
                $"Stored survey `{definition.Key}` version {definition.Version} is broken: {string.Join("; ", mistakes)}"),
        };
}
