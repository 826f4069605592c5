using System.Globalization;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Waves;

namespace ScaleSuccess.Web.Console.Surveys.Sending;

/// <summary>Whom ops mean, as the address of the page says it: a fact's name with each value that is chosen, <c>to</c>, <c>share</c>, <c>wait</c>.</summary>
public static class SentFilter
{
    public const string To = "to", One = "one", Everybody = "everybody", Share = "share", Wait = "wait", Show = "show";

    /// <returns>Null: the share is no whole number from 1 to 100.</returns>
    public static SendFilter? Read(IQueryCollection asked)
    {
        var lines = Fact.InConditions.Keys.Where(asked.ContainsKey)
            .Select(name => new ConditionLine(name, Comparison.AnyOf, [.. asked[name].OfType<string>().Where(value => value.Length > 0)])).Where(line => line.Values.Count > 0).ToList();
        var share = 100;
        if (asked[Share].ToString() is { Length: > 0 } typed && (!int.TryParse(typed.TrimEnd('%', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out share) || share is < 1 or > 100)) return null;
        return new SendFilter(lines.Count == 0 ? null : new Condition([lines]), share, asked[To] != Everybody, asked[Wait] == "true");
    }
}
