using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>One cell's evidence, and how often each of the two segments gives that answer.</summary>
internal readonly record struct Argument(int Option, byte Code, double LogOdds, double Own, double Rival);

/// <summary>Puts evidence into sentences.</summary>
internal static class ReasonWords
{
    private const double HardlyAnyone = 0.005;
    private const double HardlyMore = 1.1;
    private const double TooManyTimes = 20;
    private const int MostOptions = 2;

    public static Reason Of(int question, Feature feature, IReadOnlyList<Argument> given, Labels labels, SharedAnswers shared)
    {
        var logOdds = given.Sum(g => g.LogOdds);
        return new Reason(question, labels.Question(feature.Name), Answer(feature, given, labels), logOdds, Sentence(feature, given, logOdds, labels, shared));
    }

    private static string Answer(Feature feature, IReadOnlyList<Argument> given, Labels labels)
    {
        if (feature.Kind != AnswerKind.MultipleChoice)
            return labels.Answer(feature, given[0].Code, 0);
        var chosen = given.Where(g => g.Code == 1).Select(g => labels.Answer(feature, 1, g.Option)).ToArray();
        return chosen.Length == 0 ? "none of these" : string.Join(", ", chosen);
    }

    private static string Sentence(Feature feature, IReadOnlyList<Argument> given, double logOdds, Labels labels, SharedAnswers shared)
    {
        // Of many options, names those with the most evidence for the side that the question as a whole supports.
        var told = given.Where(g => g.LogOdds * logOdds > 0).OrderByDescending(g => Math.Abs(g.LogOdds)).Take(MostOptions).ToArray();
        if (told.Length == 0)
            return $"{Deed(feature, given.Take(MostOptions), labels, shared)}, which supports neither.";
        var deed = Deed(feature, told, labels, shared);
        var (here, there) = logOdds > 0 ? ("this segment", "the next likeliest segment") : ("the next likeliest segment", "this one");
        var (often, seldom) = (told.Aggregate(1.0, (p, g) => p * (logOdds > 0 ? g.Own : g.Rival)), told.Aggregate(1.0, (p, g) => p * (logOdds > 0 ? g.Rival : g.Own)));
        var which = told.Length > 1 ? "which together" : "which";
        // With distances or weights there may be evidence although the shares are alike.
        return often < seldom * HardlyMore ? $"{deed}, which is closer to the answers of customers in {here}."
            : seldom < HardlyAnyone && often > seldom * TooManyTimes ? $"{deed}, {which} hardly any customer in {there} does."
            : $"{deed}, {which} customers in {here} do {Times(often / seldom)} as often as those in {there}.";
    }

    private static string Deed(Feature feature, IEnumerable<Argument> told, Labels labels, SharedAnswers shared)
    {
        if (feature.Kind != AnswerKind.MultipleChoice)
        {
            var answer = labels.Answer(feature, told.First().Code, 0);
            return shared.SpeaksForItself(feature, answer) ? $"Chose '{answer}'" : $"Answered '{answer}' to '{labels.Question(feature.Name)}'";
        }
        var deeds = told.Select(g => (Verb: g.Code == 0 ? "did not choose" : "chose", Words: labels.Answer(feature, g.Code, g.Option)));
        var text = string.Join(" and ", deeds.GroupBy(d => d.Verb).Select(v => $"{v.Key} {string.Join(" and ", v.Select(d => $"'{d.Words}'"))}"));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Times(double times) =>
        times > TooManyTimes ? FormattableString.Invariant($"more than {TooManyTimes} times") : FormattableString.Invariant($"{times:0.0} times");
}
