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

    private static Survey Read(Definition definition) =>
        SurveyFile.Read($"surveys/{definition.Key}.yaml", definition.Source).Stored(definition);
}
