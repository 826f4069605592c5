using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>A customer's segment.</summary>
/// <param name="Likeliest">The model's most likely segment, clear or not; null: none.</param>
/// <param name="Confidence">0 to 1: how likely they are to belong to <paramref name="Segment"/>, by the model if there is one.</param>
/// <param name="IsUnclear">No segment of the model is likely enough.</param>
public sealed record AssignerResult(string? Likeliest, string Segment, double Confidence, bool IsUnclear, AssignmentReason Reason)
{
    public bool IsPinned => Reason.Code == AssignmentReasonCode.Pinned;
}

/// <summary>
/// Decides a customer's segment. A pin comes first; then the model, which moves no customer for a small difference; an unclear
/// customer keeps their segment or is assigned by rule; without a model the rules decide.
/// </summary>
/// <param name="model">Null: the rules decide.</param>
/// <param name="rules">Of the active templates.</param>
public sealed class AssignCustomer(UsableModel? model, IReadOnlyList<SegmentRule> rules, SegmentOptions options)
{
    private static readonly AssignmentReason ByModel = new(AssignmentReasonCode.ByModel);
    private static readonly AssignmentReason Stayed = new(AssignmentReasonCode.Stayed);
    private static readonly AssignmentReason NoRule = new(AssignmentReasonCode.NoRule);
    private readonly HysteresisRule rule = new(options.UnclearBelow, options.MoveMargin);

    public UsableModel? Model => model;

    public AssignerResult Of(AnsweredCustomer customer) => Of(
        model is null ? [] : model.Encode(customer.Combined), customer.Former, customer.Pin, () => ByRule(customer.Combined.Answers, customer.Given[0].Survey, customer.Given[0].Version));

    /// <param name="row">The answers as the model's codes; whatever where there is no model.</param>
    /// <param name="byRule">Asked only where the rules are needed.</param>
    public AssignerResult Of(ReadOnlySpan<byte> row, string? former, PinnedTo? pin, Func<AssignerResult> byRule)
    {
        if (model is null)
            return pin is null ? byRule() : Pinned(pin, null);
        Span<double> likely = model.Segments.Count <= 64 ? stackalloc double[model.Segments.Count] : new double[model.Segments.Count];
        var best = model.Probabilities(row, likely);
        if (pin is not null) return Pinned(pin, model.Segments[best]);
        var decided = Hysteresis.Assign(likely, row.ContainsAnyExcept(AnswerCodes.Missing), model.Find(former), rule);
        return decided.By switch
        {
            AssignedBy.Likeliest or AssignedBy.Moved or AssignedBy.Stayed => new AssignerResult(model.Segments[best], model.Segments[decided.Cluster!.Value],
                decided.Confidence, false, decided.Cluster == best ? ByModel : Stayed),
            AssignedBy.Unclear => Unclear(former, model.Segments[best], decided.Confidence, byRule, isAnswered: true),
            AssignedBy.NoAnswers => Unclear(former, null, 0, byRule, isAnswered: false),
            _ => throw new InvalidOperationException($"No assignment for {decided.By}."),
        };
    }

    /// <summary>They keep their segment if it still exists; else the rules say which template their plan starts from.</summary>
    private AssignerResult Unclear(string? former, string? likeliest, double confidence, Func<AssignerResult> byRule, bool isAnswered)
    {
        double? known = isAnswered ? confidence : null;
        if (former is not null && (model!.Find(former) is not null || rules.Any(rule => rule.Key == former)))
            return new AssignerResult(likeliest, former, confidence, true,
                new(isAnswered ? AssignmentReasonCode.UnclearStayed : AssignmentReasonCode.NoAnswersStayed) { Args = new(Confidence: known) });
        var ruled = byRule();
        var code = (isAnswered, ruled.Reason.Code) switch
        {
            (true, AssignmentReasonCode.ByRule) => AssignmentReasonCode.UnclearByRule,
            (true, _) => AssignmentReasonCode.UnclearNoRule,
            (false, AssignmentReasonCode.ByRule) => AssignmentReasonCode.NoAnswersByRule,
            (false, _) => AssignmentReasonCode.NoAnswersNoRule,
        };
        return new AssignerResult(likeliest, ruled.Segment, confidence, true,
            new(code) { Args = ruled.Reason.Args with { Confidence = known } });
    }

    private static AssignerResult Pinned(PinnedTo pin, string? likeliest) =>
        new(likeliest, pin.Segment, 1, false,
            new(AssignmentReasonCode.Pinned) { Args = new ReasonArgs(By: pin.By, Note: pin.Reason) });

    /// <summary>The first rule that holds; the one without conditions holds for everybody and comes last.</summary>
    /// <param name="survey">As it was asked, and <paramref name="version"/> which version of it that is.</param>
    public AssignerResult ByRule(Answers answers, Survey survey, long version)
    {
        var held = rules.Where(r => r.Requires.Count > 0).FirstOrDefault(r => r.Holds(survey, answers))
            ?? rules.First(r => r.Requires.Count == 0);
        return new AssignerResult(null, held.Key, 1, false, held.Requires.Count == 0
            ? NoRule
            : new(AssignmentReasonCode.ByRule) { Args = new ReasonArgs(Survey: version, Given: held.Because(survey, answers)) });
    }
}
