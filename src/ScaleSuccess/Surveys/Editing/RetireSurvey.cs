using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

public enum RetireSurveyOutcome
{
    Done,
    NotFound,

    /// <summary>Plans are made from it.</summary>
    MakesPlans,
}

/// <summary>Nobody is asked a retired survey any more: no rule sends it, and nobody begins it. Who has begun it finishes; answers and results stay.</summary>
public sealed class RetireSurvey(SaveDefinition save, ActiveDefinitions definitions, CurrentSurvey surveys)
{
    public async Task<RetireSurveyOutcome> Run(string key, string author, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if ((await surveys.All(cancel)).All(survey => survey.Definition.Key != key)) return RetireSurveyOutcome.NotFound;
        if (await MakesPlans(key, cancel)) return RetireSurveyOutcome.MakesPlans;
        await save.Retire(Definition.Survey, key, null, author, cancel);
        await transaction.CommitAsync(cancel);
        return RetireSurveyOutcome.Done;
    }

    public async Task<bool> MakesPlans(string key, CancellationToken cancel) => (await surveys.For(Purpose.Onboarding, cancel)).Definition.Key == key;

    /// <returns>False: it is not retired.</returns>
    public async Task<bool> BringBack(string key, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (!(await definitions.Retired(Definition.Survey, cancel)).ContainsKey(key)) return false;
        await save.BringBack(Definition.Survey, key, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
