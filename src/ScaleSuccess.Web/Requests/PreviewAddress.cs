using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Web.Requests;

/// <summary>What the address of a survey's preview says: which page, and as whom. Facts go by their own names.</summary>
public static class PreviewAddress
{
    public const string Page = "page", As = "as", Search = "search", Find = "find", Language = "language";

    /// <summary>Pages besides those with questions, which go by their numbers.</summary>
    public const string Welcome = "welcome", Review = "review", Thanks = "thanks";

    /// <summary>That was chosen; null: the person's.</summary>
    public static string? LanguageOf(IQueryCollection query) => Languages.Written(query[Language]);

    /// <summary>The key of a person; empty: the sample.</summary>
    public static string Person(IQueryCollection query) => query[As].ToString();

    /// <summary>Those that are to be other than the person's own. PostgreSQL's texts hold no NUL, so no fact has one.</summary>
    public static IReadOnlyDictionary<string, string> Facts(IQueryCollection query) =>
        query.Where(field => Fact.InConditions.ContainsKey(field.Key) && field.Value.ToString() is { Length: > 0 } value && !value.Contains('\0', StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => field.Value.ToString());

    /// <summary>The same with another page, and perhaps another person; what only finds people is left out.</summary>
    public static IEnumerable<(string Name, object? Value)> With(IQueryCollection query, object page, string? person = null) =>
        query.Where(field => field.Key is not (Page or As or Search or Find)).Select(field => (Uri.EscapeDataString(field.Key), (object?)field.Value.ToString()))
            .Prepend((As, person ?? Person(query))).Prepend((Page, page));

    /// <summary>The same page in another language.</summary>
    public static IEnumerable<(string Name, object? Value)> In(IQueryCollection query, string language) =>
        With(query, query[Page].ToString()).Where(field => field.Name != Language).Append((Language, language));
}
