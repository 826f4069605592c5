using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Web.Console.Parts;

namespace ScaleSuccess.Web.Console.Proposals;

/// <summary>How the console speaks of what is proposed to a customer.</summary>
public static class ProposedWords
{
    public static string Of(ProposedChange change) => change switch
    {
        { Kind: ProposedKind.Added, To: { } line } => $"New {line.Kind}: “{line.Title}”",
        { Kind: ProposedKind.Removed, From: { } line } => $"Goes, {line.Kind}: “{line.Title}”",
        { From: { } line, To: { } to, Field: LineField.Title } => $"{SegmentWords.Sentence(line.Kind)}: “{line.Title}” → “{to.Title}”",
        { From: { } line, To: { } to, Field: LineField.Due } => $"“{line.Title}”: {Day(line)} → {Day(to)}",
        { From: { } line, Field: { } field } => $"“{line.Title}”: another {field.ToString().ToLowerInvariant()}",
        _ => "",
    };

    private static string Day(PlanLine line) => line.DueOn is { } day ? Days.Short(day) : "no day";
}
