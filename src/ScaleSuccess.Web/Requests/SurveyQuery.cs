using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Requests;

public enum QueryMistakeCode
{
    NotAVersion,
    NotADay,
    NotACursor,

    /// <summary>Argument: the most.</summary>
    NotACount,

    /// <summary>Argument: all names that there are.</summary>
    UnknownName,
    GivenTwice,

    /// <summary>Named without a value: whoever sends it means to choose.</summary>
    Empty,

    /// <summary>Argument: what there is.</summary>
    Missing,

    /// <summary>Argument: what there is.</summary>
    UnknownValue,
    BeforeFrom,

    /// <summary>It names the same as another one.</summary>
    SameTwice,
}

/// <param name="Name">As the address names it.</param>
public sealed record QueryMistake(string Name, QueryMistakeCode Code, string Argument);

/// <summary>What an address says of which answers to read. Unlike a page's, one that cannot be read is refused: a program, or a file, would take all for some.</summary>
/// <param name="besides">What it may name besides the filters.</param>
public sealed class SurveyQuery(IQueryCollection query, params string[] besides)
{
    /// <summary>Customers without a segment.</summary>
    public const string NoSegment = "none";
    public const string Version = "version", Wave = "wave", Segment = "segment", Tier = "tier", From = "from", Until = "until";

    /// <summary>Of what there is, so many are told.</summary>
    private const int MostTold = 20;

    private static readonly string[] Filters = [Version, Wave, Segment, Tier, From, Until];

    private readonly List<QueryMistake> mistakes = [];

    public IReadOnlyList<QueryMistake> Mistakes => mistakes;

    public ResultFilter Filter()
    {
        string[] names = [.. Filters, .. besides];
        foreach (var (name, values) in query)
            if (!names.Contains(name)) Wrong(name, QueryMistakeCode.UnknownName, Told(names));
            else if (values.Count > 1) Wrong(name, QueryMistakeCode.GivenTwice);
            else if (Text(name) is null) Wrong(name, QueryMistakeCode.Empty);
        var filter = new ResultFilter(
            Text(Segment) is { } segment ? segment == NoSegment ? "" : segment : null, Text(Tier),
            Read(Version, QueryMistakeCode.NotAVersion, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (int?)null),
            Text(Wave), Read(From, QueryMistakeCode.NotADay, Days.ReadIso), Read(Until, QueryMistakeCode.NotADay, Days.ReadIso));
        if (filter.Last < filter.First) Wrong(Until, QueryMistakeCode.BeforeFrom);
        return filter;
    }

    public void Check(OfferedFilters all, ResultFilter filter)
    {
        Known(Version, filter.Version?.ToString(CultureInfo.InvariantCulture), all.Versions.Select(version => version.ToString(CultureInfo.InvariantCulture)));
        Known(Wave, filter.Wave, all.Waves);
        Known(Segment, filter.Segment is "" ? null : filter.Segment, all.Segments.Where(segment => segment.Length > 0).Append(NoSegment));
        Known(Tier, filter.Tier, all.Tiers);
    }

    /// <summary>What has to be named, of what there is.</summary>
    public string? One(string name, IReadOnlyList<string> all)
    {
        if (Text(name) is not { } text) Wrong(name, QueryMistakeCode.Missing, Told(all));
        else Known(name, text, all);
        return Text(name);
    }

    public void Same(string name) => Wrong(name, QueryMistakeCode.SameTwice);

    public int Limit(int usual, int most) => Read("limit", QueryMistakeCode.NotACount, text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most ? limit : (int?)null, $"{most}") ?? usual;

    /// <summary>As <see cref="Cursor"/> wrote it.</summary>
    public (DateTimeOffset At, long Id)? After() => Read("after", QueryMistakeCode.NotACursor, text =>
        text.Split('-') is [var at, var last] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds <= MostMicroseconds
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), id) : ((DateTimeOffset, long)?)null);

    /// <summary>PostgreSQL keeps microseconds.</summary>
    public static string Cursor(DateTimeOffset at, long id) =>
        string.Create(CultureInfo.InvariantCulture, $"{(at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}-{id}");

    private static readonly long MostMicroseconds = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    // PostgreSQL's texts hold no NUL, so nothing is called so; "\uFFFD" is nobody's name either.
    private string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text.Replace('\0', '\uFFFD') : null;

    private T? Read<T>(string name, QueryMistakeCode code, Func<string, T?> read, string argument = "") where T : struct
    {
        if (Text(name) is not { } text) return null;
        if (read(text) is { } value) return value;
        Wrong(name, code, argument);
        return null;
    }

    private void Known(string name, string? value, IEnumerable<string> known)
    {
        var all = known.ToList();
        if (value is not null && !all.Contains(value)) Wrong(name, QueryMistakeCode.UnknownValue, Told(all));
    }

    /// <summary>A name has one mistake, the first that is found.</summary>
    private void Wrong(string name, QueryMistakeCode code, string argument = "")
    {
        if (!mistakes.Exists(mistake => mistake.Name == name)) mistakes.Add(new QueryMistake(name, code, argument));
    }

    private static string Told(IReadOnlyList<string> all) => string.Join(", ", all.Take(MostTold).Select(one => $"`{one}`")) + (all.Count > MostTold ? ", …" : "");
}
