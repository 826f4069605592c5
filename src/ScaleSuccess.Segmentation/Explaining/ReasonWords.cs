using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>What one cell argued, and how often each of the two segments answers so.</summary>
internal readonly record struct Argument(int Option, byte Code, double LogOdds, double Own, double Rival);

/// <summary>Puts arguments into sentences.</summary>
internal static class ReasonWords
{
    private const double HardlyAnyone = 0.005;
    private const double HardlyMore = 1.1;
    private const double TooManyTimes = 20;
    private const int MostOptions = 2;

    public static Reason Of(int question, Feature feature, IReadOnlyList<Argument> given, Labels labels)
    {
        var logOdds = given.Sum(g => g.LogOdds);
        return new Reason(question, labels.Question(feature.Name), Answer(feature, given, labels), logOdds, Sentence(feature, given, logOdds, labels));
    }

    private static string Answer(Feature feature, IReadOnlyList<Argument> given, Labels labels)
    {
        if (feature.Kind != AnswerKind.MultipleChoice)
            return labels.Answer(feature, given[0].Code, 0);
        var chosen = given.Where(g => g.Code == 1).Select(g => labels.Answer(feature, 1, g.Option)).ToArray();
        return chosen.Length == 0 ? "none of these" : string.Join(", ", chosen);
    }

    private static string Sentence(Feature feature, IReadOnlyList<Argument> given, double logOdds, Labels labels)
    {
        // Of many options those are told that argue the most for the side the question as a whole is on.
        var told = given.Where(g => g.LogOdds * logOdds > 0).OrderByDescending(g => Math.Abs(g.LogOdds)).Take(MostOptions).ToArray();
        if (told.Length == 0)
            return $"{Deed(feature, given.Take(MostOptions), labels)}, which argues for neither.";
        var deed = Deed(feature, told, labels);
        var (here, there) = logOdds > 0 ? ("this segment", "the next likeliest segment") : ("the next likeliest segment", "this one");
        var (often, seldom) = (told.Aggregate(1.0, (p, g) => p * (logOdds > 0 ? g.Own : g.Rival)), told.Aggregate(1.0, (p, g) => p * (logOdds > 0 ? g.Rival : g.Own)));
        var which = told.Length > 1 ? "which together" : "which";
        // An engine that places by distance, or a weight, may argue where the shares do not.
        return often < seldom * HardlyMore ? $"{deed}, which is nearer to what customers of {here} answer."
            : seldom < HardlyAnyone ? $"{deed}, {which} hardly any customer of {there} does."
            : $"{deed}, {which} customers of {here} do {Times(often / seldom)} as often as those of {there}.";
    }

    private static string Deed(Feature feature, IEnumerable<Argument> told, Labels labels)
    {
        if (feature.Kind != AnswerKind.MultipleChoice)
        {
            var answer = labels.Answer(feature, told.First().Code, 0);
            return Labels.SpeaksForItself(feature, answer) ? $"Chose '{answer}'" : $"Answered '{answer}' to '{labels.Question(feature.Name)}'";
        }
        var deeds = told.Select(g => (Verb: g.Code == 0 ? "did not choose" : "chose", Words: labels.Answer(feature, g.Code, g.Option)));
        var text = string.Join(" and ", deeds.GroupBy(d => d.Verb).Select(v => $"{v.Key} {string.Join(" and ", v.Select(d => $"'{d.Words}'"))}"));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Times(double times) =>
        times > TooManyTimes ? FormattableString.Invariant($"more than {TooManyTimes} times") : FormattableString.Invariant($"{times:0.0} times");
}
