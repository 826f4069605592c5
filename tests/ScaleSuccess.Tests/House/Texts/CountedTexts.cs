using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ScaleSuccess.Tests.House.Texts;

/// <summary>Nobody reads "1 characters": what counts one thing after a number has a text for one, or is worded so that the number does not matter.</summary>
internal static partial class CountedTexts
{
    /// <summary>Whose number is never 1: shown only where there are several, or a limit of ours.</summary>
    private static readonly HashSet<string> AlwaysMany =
    [
        "past.all", "lines", "notice.several", "many", "too_many_people", "too_many", "given_up", "mistake.TooLong", "mistake.TooManyContacts", "OnlyOnePossible", "days_after", "reason.ByModel",
    ];

    public static IEnumerable<string> Breaches(string path, XDocument texts) =>
        from text in texts.Descendants("data")
        let key = text.Attribute("name")!.Value
        where !key.EndsWith(".other", StringComparison.Ordinal) && !AlwaysMany.Contains(key) && Counted().IsMatch(text.Value)
        select $"{path}: “{text.Value.Trim()}” is wrong of 1: count with `{key}.one` and `{key}.other`, or word it so that the number does not matter.";

    [GeneratedRegex(@"\{0\} (?:characters|points|people|seconds|minutes|hours|weeks|months|years|times|tries|days|changes|items|questions|colleagues|decimals|stars|contacts|customers|actions|messages|pages|Tage|Tagen|Personen|Punkte|Fragen|Minuten|Wochen|Monate|Monaten|Schritte|Nachrichten|Seiten)\b")]
    private static partial Regex Counted();
}
