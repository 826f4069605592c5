using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Plans.Editing;

/// <summary>
/// Makes a survey's draft the active version, after it was checked with all that names it: the other surveys and, of the
/// onboarding survey, the plans' files. Who has begun an earlier version finishes with that one.
/// </summary>
public sealed class PublishSurvey(PublishDraft publish, ActiveDefinitions definitions, ReadOffered offered)
{
    /// <summary>Everything that keeps it from being published.</summary>
    public async Task<IReadOnlyList<Mistake>> Check(DefinitionDraft draft, CancellationToken cancel)
    {
        var mistakes = new List<Mistake>();
        var read = SurveyFile.Read(draft.File, draft.Source);
        if (read is Read<Survey>.Good(var survey) && survey.Key != draft.Key)
            mistakes.Add(new Mistake(draft.File, 1, "survey, `survey`", $"It should be `{draft.Key}`: answers are kept under this key."));
        var others = (await definitions.AllActive(Definition.Survey, definition => definition, cancel)).Select(one => one.Definition).Where(other => other.Key != draft.Key).Select(Text).ToList();
        mistakes.AddRange(CheckPurposes.Of([.. others, new DefinitionText(draft.File, draft.Source)]));
        if (!CheckPurposes.Is(new DefinitionText(draft.File, draft.Source), Purpose.Onboarding)) mistakes.AddRange(read is Read<Survey>.Bad(var own) ? own : []);
        else
            foreach (var plans in await offered.Together(Definition.Plan, cancel))
                if (PlanFiles.Read(new DefinitionText(draft.File, draft.Source), [.. plans.Select(Text)]) is Read<PlanFiles>.Bad(var all)) mistakes.AddRange(all);
        return [.. mistakes.Distinct()];
    }

    /// <param name="revision">Of the draft, as it was looked at.</param>
    /// <param name="active">The version that was active then; 0: none.</param>
    public Task<PublishDraftOutcome> Run(string survey, int revision, int active, string author, CancellationToken cancel) =>
        publish.Run(Definition.Survey, survey, revision, active, author, Check, cancel);

    /// <summary>Makes an earlier version, or one that a file brought, the active one.</summary>
    public Task<PublishDraftOutcome> Activate(string survey, int version, CancellationToken cancel) => publish.Activate(Definition.Survey, survey, version, Check, cancel);

    private static DefinitionText Text(Definition definition) => new($"{definition.Kind}s/{definition.Key}.yaml", definition.Source);
}
