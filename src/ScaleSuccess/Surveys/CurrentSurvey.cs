using ScaleSuccess.Data;

namespace ScaleSuccess.Surveys;

/// <summary>The surveys in force.</summary>
public sealed class CurrentSurvey(Definitions definitions)
{
    /// <summary>The survey that every customer is asked first.</summary>
    public const string Onboarding = "onboarding";

    /// <summary>Null when there is no such survey.</summary>
    public Task<Meant<Survey>?> TryFind(string key, CancellationToken cancel) =>
        definitions.TryInForce(Definition.Survey, key, Read, cancel);

    public Task<Meant<Survey>> Find(string key, CancellationToken cancel) =>
        definitions.InForce(Definition.Survey, key, Read, cancel);

    public Task<Meant<Survey>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, Read, cancel);

    private static Survey Read(Definition definition) =>
        SurveyFile.Read($"surveys/{definition.Key}.yaml", definition.Source).Stored(definition);
}
