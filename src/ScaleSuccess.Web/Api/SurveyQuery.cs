using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Api;

public enum QueryMistakeCode
{
    NotAVersion,
    NotADay,
    NotACursor,

    /// <summary>Argument: the most.</summary>
    NotACount,
}

/// <summary>What an address says of which answers to read. Unlike a page's, one that cannot be read is refused: a program would take all for some.</summary>
public sealed class SurveyQuery(IQueryCollection query, IStringLocalizer<ApiTexts> texts)
{
    /// <summary>Customers without a segment.</summary>
    private const string NoSegment = "none";

    private readonly List<FieldMistake> mistakes = [];

    /// <summary>Null: nothing is wrong.</summary>
    public IResult? Refusal => mistakes.Count == 0 ? null : ApiRequest.Refuse(texts["query.refused"], mistakes);

    public ResultFilter Filter() => new(
        Text("segment") is { } segment ? segment == NoSegment ? "" : segment : null, Text("tier"),
        Read("version", QueryMistakeCode.NotAVersion, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (int?)null),
        Text("wave"), Read("from", QueryMistakeCode.NotADay, Days.ReadIso), Read("until", QueryMistakeCode.NotADay, Days.ReadIso));

    public int Limit(int usual, int most) => Read("limit", QueryMistakeCode.NotACount, text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most ? limit : (int?)null, most) ?? usual;

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

    private T? Read<T>(string name, QueryMistakeCode code, Func<string, T?> read, object? argument = null) where T : struct
    {
        if (Text(name) is not { } text) return null;
        if (read(text) is { } value) return value;
        mistakes.Add(new FieldMistake(name, code, texts[$"query.{code}", argument ?? ""]));
        return null;
    }
}
