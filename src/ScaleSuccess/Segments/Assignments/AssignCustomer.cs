using System.Globalization;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Assignments;

/// <summary>Where a customer belongs.</summary>
/// <param name="Likeliest">The model's opinion, sure or not; null: it has none.</param>
/// <param name="Confidence">0 to 1: how likely they are to belong to <paramref name="Segment"/>, by the model if there is one.</param>
/// <param name="IsUnclear">No segment of the model is likely enough.</param>
/// <param name="Reason">Null: the model's usual sentence.</param>
public sealed record AssignerResult(string? Likeliest, string Segment, double Confidence, bool IsUnclear, string? Reason);

/// <summary>
/// Decides where a customer belongs. A pin comes first; then the model, which moves nobody for a small difference; who is
/// unclear to it stays, or goes by rule; without a model the rules decide.
/// </summary>
/// <param name="model">Null: the rules decide.</param>
/// <param name="rules">Of the templates in force.</param>
public sealed class AssignCustomer(UsableModel? model, IReadOnlyList<SegmentRule> rules, SegmentOptions options)
{
    private readonly HysteresisRule rule = new(options.UnclearBelow, options.MoveMargin);

    public UsableModel? Model => model;

    public AssignerResult Of(AnsweredCustomer customer) => Of(
        model is null ? [] : model.Encode(customer.Combined), customer.Former, customer.Pin, () => ByRule(customer.Combined.Answers, customer.Given[0].Survey));

    /// <param name="row">The answers as the model's codes; whatever where there is no model.</param>
    /// <param name="byRule">Asked only where the rules are needed.</param>
    public AssignerResult Of(ReadOnlySpan<byte> row, string? former, PinnedTo? pin, Func<AssignerResult> byRule)
    {
        if (model is null)
            return pin is null ? byRule() : Pinned(pin, null);
        Span<double> likely = model.Segments.Count <= 64 ? stackalloc double[model.Segments.Count] : new double[model.Segments.Count];
        var best = model.Probabilities(row, likely);
        if (pin is not null) return Pinned(pin, model.Segments[best]);
        var assigned = Hysteresis.Assign(likely, row.ContainsAnyExcept(AnswerCodes.Missing), model.Find(former), rule);
        return assigned.By switch
        {
            AssignedBy.Likeliest or AssignedBy.Moved or AssignedBy.Stayed => new AssignerResult(model.Segments[best], model.Segments[assigned.Cluster!.Value],
                assigned.Confidence, false, assigned.Cluster == best ? null : "Hardly likelier elsewhere: stays where they were."),
            AssignedBy.Unclear => Unclear(former, model.Segments[best], assigned.Confidence, byRule, $"Unclear: {Percent(assigned.Confidence)} at best."),
            AssignedBy.NoAnswers => Unclear(former, null, 0, byRule, "The answers hold nothing that the model knows."),
            _ => throw new InvalidOperationException($"No placement for {assigned.By}."),
        };
    }

    /// <summary>They stay where they were if that still exists; else the rules say what their plan starts from.</summary>
    private AssignerResult Unclear(string? former, string? likeliest, double confidence, Func<AssignerResult> byRule, string why)
    {
        if (former is not null && (model!.Find(former) is not null || rules.Any(rule => rule.Key == former)))
            return new AssignerResult(likeliest, former, confidence, true, $"{why} Stays where they were.");
        var placed = byRule();
        return new AssignerResult(likeliest, placed.Segment, confidence, true, $"{why} {placed.Reason}");
    }

    private static AssignerResult Pinned(PinnedTo pin, string? likeliest) =>
        new(likeliest, pin.Segment, 1, false, $"Pinned by {pin.By}: {pin.Reason}");

    /// <summary>The first rule that holds; the one without conditions holds for everybody and comes last.</summary>
    public AssignerResult ByRule(Answers answers, Survey survey)
    {
        var held = rules.Where(r => r.Requires.Count > 0).FirstOrDefault(r => r.Holds(answers))
            ?? rules.First(r => r.Requires.Count == 0);
        var because = held.Requires.Keys
            .Select(question => survey.Find(question) is { } asked ? AnswerText.Words(asked, answers) : question)
            .ToList();
        var reason = because.Count == 0
            ? "No other segment's rule fits these answers."
            : $"By rule: {string.Join("; ", because)}.";
        return new AssignerResult(null, held.Key, 1, false, reason);
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
