using System.Globalization;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>The answers to one question that some lines of conditions can tell apart.</summary>
internal static class ImaginedChoices
{
    /// <summary>The least step of an amount of money; no condition that people write is finer.</summary>
    private const double Finest = 0.01;

    // Numbers are checked against the question's range, never a day.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    /// <param name="asked">As it is shown: with the choices that are offered.</param>
    public static IEnumerable<ImaginedAnswer> Of(Question asked, IReadOnlyList<ConditionLine> lines)
    {
        if (asked.Kind.Offers(asked) is { } offered) return asked.Kind.MostValues(asked) == 1 ? offered.Select(choice => One(asked, choice)) : Several(asked, offered, lines);
        return asked.Kind.HasNumber(asked) ? Numbers(asked, lines) : [new ImaginedAnswer([], null, true)];
    }

    private static ImaginedAnswer One(Question asked, string choice) =>
        new([choice], asked.Kind.Number(asked, new Answers(new Dictionary<string, string[]> { [asked.Key] = [choice] })), true);

    private static IEnumerable<ImaginedAnswer> Several(Question asked, IReadOnlyList<string> offered, IReadOnlyList<ConditionLine> lines)
    {
        var named = lines.SelectMany(line => line.Values).ToHashSet();
        foreach (var alone in offered.Where(choice => asked.Find(choice)?.Alone == true)) yield return new([alone], null, true);
        var together = offered.Where(choice => asked.Find(choice)?.Alone != true).ToList();
        // Of those that no condition names, one stands for all.
        var told = together.Where(named.Contains).Concat(together.Where(choice => !named.Contains(choice)).Take(1)).ToList();
        foreach (var chosen in Sets(told, asked.Kind.MostValues(asked) ?? told.Count, 0)) yield return new(chosen, null, true);
    }

    private static IEnumerable<string[]> Sets(List<string> choices, int most, int from)
    {
        for (var place = from; place < choices.Count && most > 0; place++)
        {
            yield return [choices[place]];
            foreach (var more in Sets(choices, most - 1, place + 1)) yield return [choices[place], .. more];
        }
    }

    private static IEnumerable<ImaginedAnswer> Numbers(Question asked, IReadOnlyList<ConditionLine> lines)
    {
        var edges = lines.Select(line => line.Number).Append(asked.Min).Append(asked.Max).OfType<double>().ToList();
        var near = edges.SelectMany(edge => new[] { edge, edge - Finest, edge + Finest, Math.Floor(edge), Math.Ceiling(edge), edge - 1, edge + 1 });
        return near.Append(0).Distinct().Where(number => IsGiven(asked, number)).Select(number => new ImaginedAnswer([], number, true));
    }

    private static bool IsGiven(Question asked, double number) => !asked.Kind.Check(asked,
        new Answers(new Dictionary<string, string[]> { [asked.Key] = [number.ToString(CultureInfo.InvariantCulture)] }), AnyDay).Any();
}
