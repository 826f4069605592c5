using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>The active surveys.</summary>
public sealed class CurrentSurvey(ActiveDefinitions definitions)
{
    /// <summary>The survey for a purpose. Where a file was renamed its old key is still active: the newest text counts.</summary>
    /// <exception cref="InvalidOperationException">There is none; for onboarding, startup would have failed.</exception>
    public async Task<ParsedDefinition<Survey>> For(Purpose purpose, CancellationToken cancel) =>
        (await definitions.AllActive(Definition.Survey, Read, cancel))
            .Where(survey => survey.Value.Purpose == purpose).MaxBy(survey => survey.Definition.Id)
        ?? throw new InvalidOperationException($"No active survey says `purpose: {purpose.Name()}`.");

    /// <summary>Each key's active version; none that are retired.</summary>
    public Task<IReadOnlyList<ParsedDefinition<Survey>>> All(CancellationToken cancel) => definitions.AllActive(Definition.Survey, Read, cancel);

    /// <summary>Those that nobody is asked any more, by key.</summary>
    public Task<IReadOnlyDictionary<string, Retirement>> Retired(CancellationToken cancel) => definitions.Retired(Definition.Survey, cancel);

    /// <summary>Null when there is no such survey; one that is retired is there.</summary>
    public Task<ParsedDefinition<Survey>?> TryFind(string key, CancellationToken cancel) =>
        definitions.TryActive(Definition.Survey, key, Read, cancel);

    public Task<ParsedDefinition<Survey>> Find(string key, CancellationToken cancel) =>
        definitions.Active(Definition.Survey, key, Read, cancel);

    public Task<ParsedDefinition<Survey>> Version(long definition, CancellationToken cancel) =>
        definitions.Of(definition, Read, cancel);

    /// <summary>For who reads about everybody's answers: see <see cref="SurveyWording.Outlined"/>.</summary>
    public async Task<ParsedDefinition<Survey>> OutlinedVersion(long definition, CancellationToken cancel) => Outlined(await Version(definition, cancel));

    public static ParsedDefinition<Survey> Outlined(ParsedDefinition<Survey> survey) => survey with { Value = SurveyWording.Outlined(survey.Value) };

    private static Survey Read(Definition definition) =>
        SurveyFile.Read($"surveys/{definition.Key}.yaml", definition.Source).Stored(definition);
}
