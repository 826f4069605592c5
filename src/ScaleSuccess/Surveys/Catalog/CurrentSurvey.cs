using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>The surveys in force.</summary>
public sealed class CurrentSurvey(ActiveDefinitions definitions)
{
    /// <summary>The survey that every customer is asked first.</summary>
    public const string Onboarding = "onboarding";

    /// <summary>Null when there is no such survey.</summary>
    public Task<ParsedDefinition<Survey>?> TryFind(string key, CancellationToken cancel) =>
        definitions.TryActive(Definition.Survey, key, Read, cancel);

    public Task<ParsedDefinition<Survey>> Find(string key, CancellationToken cancel) =>
        definitions.Active(Definition.Survey, key, Read, cancel);

    public Task<ParsedDefinition<Survey>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, Read, cancel);

    private static Survey Read(Definition definition) =>
        SurveyFile.Read($"surveys/{definition.Key}.yaml", definition.Source).Stored(definition);
}
