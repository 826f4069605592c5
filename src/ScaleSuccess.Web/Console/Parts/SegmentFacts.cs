using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.App;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Selection;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>Puts the codes in the segments' tables into words.</summary>
public sealed class SegmentFacts(IStringLocalizer<SegmentTexts> texts, IStringLocalizer<ChoiceTexts> choices)
{
    public string Of(SegmentRefusal refusal) => texts[$"refusal.{refusal}"];

    public string Of(AssignmentReasonView view)
    {
        var (reason, args) = (view.Stored, view.Stored.Args);
        var answers = string.Join("; ", args.Answers ?? Given(view));
        return reason.Code switch
        {
            AssignmentReasonCode.ByModel => Text(reason, args.Segments, Engine(args.Engine ?? ""), SegmentWords.Count(args.Rows ?? 0), args.TrainedOn is { } day ? Days.Long(day) : ""),
            AssignmentReasonCode.ByRule or AssignmentReasonCode.NoAnswersByRule => Text(reason, answers),
            AssignmentReasonCode.Pinned => Text(reason, args.By, args.Note),
            AssignmentReasonCode.UnclearStayed or AssignmentReasonCode.UnclearByRule or AssignmentReasonCode.UnclearNoRule =>
                Text(reason, Amounts.Share(args.Confidence ?? 0), answers),
            AssignmentReasonCode.NoRule or AssignmentReasonCode.Stayed or AssignmentReasonCode.NoAnswersStayed or AssignmentReasonCode.NoAnswersNoRule => Text(reason),
            AssignmentReasonCode.Other => Text(reason, args.Text),
            _ => throw new ArgumentOutOfRangeException(nameof(view), reason.Code, "Give this reason a text."),
        };
    }

    /// <summary>In the survey's order and words.</summary>
    private static IEnumerable<string> Given(AssignmentReasonView view)
    {
        if (view is not { Survey: { } survey, Stored.Args.Given: { } given }) return [];
        var labels = SurveyLabels.Of(survey);
        return survey.Questions.Where(question => given.ContainsKey(question.Key))
            .Select(question => AnswerText.Joined(given[question.Key].Select(choice => labels.Choice(question.Key, choice))));
    }

    /// <summary>As inside a sentence.</summary>
    public string Of(Decider by) => by.ByPolicy ? texts["decider.policy", by.Name] : Journey.Find(by.Name) is null ? by.Name : texts["decider.step"];

    public string Of(SegmentEvent decided) => $"{Of(decided.By)} {Done(decided)}";

    /// <summary>The rest of the sentence "olga …".</summary>
    private string Done(SegmentEvent decided)
    {
        var (key, args) = ($"event.{decided.Kind}", decided.Args);
        return decided.Kind switch
        {
            SegmentEventKind.Published or SegmentEventKind.Republished or SegmentEventKind.Discarded => texts[key, $"{decided.ModelId}"],
            SegmentEventKind.Renamed => texts[key, args.Other ?? "", args.Name ?? ""],
            SegmentEventKind.Template or SegmentEventKind.Merged => texts[key, args.Name ?? "", args.Other ?? ""],
            SegmentEventKind.Described or SegmentEventKind.MergeUndone => texts[key, args.Name ?? ""],
            SegmentEventKind.Split => texts[key, args.Name ?? "", $"{decided.ModelId}"],
            SegmentEventKind.Pinned => texts[key, args.Customer ?? "", args.Name ?? "", args.Note ?? ""],
            SegmentEventKind.Lifted => texts[key, args.Customer ?? ""],
            SegmentEventKind.PolicyAutomatic => texts[key, string.Create(CultureInfo.InvariantCulture, $"{100 * args.MostMoved ?? 0:0.##}\u00a0%")],
            SegmentEventKind.BackToRules or SegmentEventKind.PolicyManual => texts[key],
            SegmentEventKind.Other => texts[key, args.Text ?? ""],
            _ => throw new ArgumentOutOfRangeException(nameof(decided), decided.Kind, "Give this event a text."),
        };
    }

    public string Of(ModelNote note) => texts[$"note.{note.Code}", note.Code == ModelNoteCode.Other ? note.Args.Text ?? "" : $"{note.Args.Model}"];

    public string Of(DriftView drift) => string.Join(' ', drift.Findings.Select(found => Of(found, drift.Labels)));

    private string Of(DriftFinding found, Labels labels) => found.Code switch
    {
        DriftFindingCode.TooFew or DriftFindingCode.Steady => Many($"drift.{found.Code}", found.Count ?? 0, SegmentWords.Count(found.Count ?? 0)),
        DriftFindingCode.Changed => Changed([.. found.Asked ?? found.Questions?.Select(labels.Question) ?? []]),
        DriftFindingCode.Unclear or DriftFindingCode.Between => texts[$"drift.{found.Code}", Amounts.Share(found.Now ?? 0), Amounts.Share(found.Before ?? 0)],
        DriftFindingCode.Other => texts["drift.Other", found.Text ?? ""],
        _ => throw new ArgumentOutOfRangeException(nameof(found), found.Code, "Give this finding a text."),
    };

    private string Changed(IReadOnlyList<string> asked) => Many("drift.Changed", asked.Count, string.Join(", ", asked.Select(question => $"“{question}”")));

    /// <summary>What decided for an engine's number of segments.</summary>
    public string Of(ChoiceReport choice)
    {
        if (choice.Text is { } text) return text;
        var decided = choices[$"{ChoiceReport.Reasons[choice.Code]}", $"{choice.K}", $"{choice.HiddenAnswers}"];
        return choice.Bic is null ? decided : $"{decided} {choices["criteria", $"{choice.Bic}", $"{choice.Icl}", $"{choice.Aic3}"]}";
    }

    public string Of(SplitOf split, ModelRow row) => texts["split", row.Author, split.Name, $"{row.Parent}"];

    /// <summary>As inside a sentence; an engine of an earlier version is called by its key.</summary>
    public string Engine(string key) => texts[$"engine.{key}"] is { ResourceNotFound: false } name ? name : key;

    private string Text(AssignmentReason reason, params object?[] args) => texts[$"reason.{reason.Code}", [.. args.Select(arg => arg ?? "")]];

    private string Many(string key, int count, string arg) => count == 1 ? texts[$"{key}.one", arg] : texts[$"{key}.other", arg];
}
