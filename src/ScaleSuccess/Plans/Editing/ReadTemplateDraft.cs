using System.Diagnostics;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Plans.Warnings;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Editing;

/// <summary>A template or a goal module as ops are changing it, with all that its form offers.</summary>
/// <param name="Active">Null: it is new.</param>
/// <param name="Mistakes">All that keep it from being published.</param>
/// <param name="Survey">The onboarding survey, whose questions conditions and texts name.</param>
/// <param name="Milestones">Of all templates, by their keys: where a goal module's actions can belong.</param>
/// <param name="Placeholders">What a text may name, each with a sample.</param>
public sealed record TemplateDraft(
    DefinitionDraft Draft, Definition? Active, IReadOnlyList<Mistake> Mistakes, Survey Survey,
    IReadOnlyList<(string Key, string Title)> Milestones, IReadOnlyList<(string Name, string Sample)> Placeholders)
{
    /// <summary>Those of the active templates, in the order in which they are tried.</summary>
    public IReadOnlyList<SegmentRule> Segments { get; init; } = [];

    /// <summary>Of the active version, while it is open.</summary>
    public Rollout? Rollout { get; init; }

    /// <summary>Null: plans are made from it.</summary>
    public Retirement? Retired { get; init; }

    /// <summary>The number that it gets when it is published.</summary>
    public required int Next { get; init; }

    /// <summary>What is doubtful; it may be published all the same.</summary>
    public IReadOnlyList<Mistake> Warnings { get; init; } = [];

    /// <summary>Its texts are in a language of which it is known how easily they are read.</summary>
    public bool IsReadingKnown { get; init; } = true;

    /// <summary>The file's text has lines; else only its text can be changed.</summary>
    public bool IsReadable => YamlFile.Nodes(Draft.Source) is YamlEntries;
    public bool IsGoalModule => CheckTemplates.IsGoalModule(Draft.Key);

    /// <summary>What the console calls it.</summary>
    public string Title => PlanFileTitles.Of(Draft.Key, Draft.Nodes);
}

/// <summary>Reads what ops are changing about a template or a goal module.</summary>
public sealed class ReadTemplateDraft(
    DefinitionDrafts drafts, ActiveDefinitions definitions, CheckPlanText check, CurrentSurvey surveys, CurrentTemplates templates, CurrentSegments segments, DefinitionRollouts rollouts)
{
    private static readonly DateOnly SampleDay = new(2027, 3, 12);

    /// <summary>Null when there is none with this key.</summary>
    public async Task<TemplateDraft?> Of(string key, CancellationToken cancel) =>
        await drafts.Find(Definition.Plan, key, cancel) is { } draft ? await Of(draft, cancel) : null;

    /// <param name="draft">As somebody has typed it.</param>
    public async Task<TemplateDraft> Of(DefinitionDraft draft, CancellationToken cancel)
    {
        var active = await definitions.TryActive(Definition.Plan, draft.Key, definition => definition, cancel);
        var survey = (await surveys.For(Purpose.Onboarding, cancel)).Value;
        var milestones = (await templates.Published(cancel)).Templates.Values.SelectMany(template => template.Value.Milestones).DistinctBy(milestone => milestone.Key)
            .Select(milestone => (milestone.Key, milestone.Title));
        var (mistakes, files) = await check.Run(draft.Key, draft.Source, cancel) switch
        {
            Read<PlanFiles>.Bad bad => (bad.Mistakes, bad.Partial),
            Read<PlanFiles>.Good(var all) => ([], all),
            _ => throw new UnreachableException(),
        };
        var text = new DefinitionText(draft.File, draft.Source);
        return new TemplateDraft(draft, active?.Definition, mistakes, survey, [.. milestones], Placeholders(survey))
        {
            Warnings = files is null ? [] : TemplateWarnings.Of(text, files, mistakes),
            IsReadingKnown = files is null || TemplateWarnings.CanTellHowHardItReads(text, files),
            Next = ((await definitions.History(Definition.Plan, draft.Key, cancel)).FirstOrDefault()?.Version ?? 0) + 1,
            Segments = await segments.All(cancel),
            Rollout = await rollouts.Open(Definition.Plan, draft.Key, cancel),
            Retired = (await definitions.Retired(Definition.Plan, cancel)).GetValueOrDefault(draft.Key),
        };
    }

    private static IReadOnlyList<(string, string)> Placeholders(Survey survey)
    {
        var words = PlanText.Words(SampleAnswers.Customer, SampleDay, survey, SampleAnswers.Of(survey, SampleDay));
        var asked = survey.Questions.Where(question => question.Kind.HasAnswer).Select(question => PlanText.AnswerPrefix + question.Name);
        return [.. PlanText.Facts.Concat(asked).Select(name => (name, PlanText.Render($"{{{{{name}}}}}", words)))];
    }
}
