using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleSuccess.Foundation;

/// <summary>The languages that readers get, by their BCP 47 tags. Texts without a language of their own (NAME.resx) are English.</summary>
public static partial class Languages
{
    public static CultureInfo Default { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Those in which the product has its own texts for a survey's pages (NAME.de.resx).</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [Default, CultureInfo.GetCultureInfo("de")];

    /// <summary>Independent of the machine's language: jobs and commands write for readers too.</summary>
    public static void UseDefault() =>
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (Default, Default);

    /// <summary>As <c>de</c>, <c>pt-BR</c> or <c>zh-Hant</c>, of a language that is known.</summary>
    public static bool IsTag(string text) => Tag().IsMatch(text) && Known(text) is not null;

    /// <summary>A tag as it is written: <c>DE-at</c> is <c>de-AT</c>. Null: it is none.</summary>
    public static string? Written(string? text) => text is not null && IsTag(text) ? Known(text)!.Name : null;

    /// <summary>What of <paramref name="offered"/> serves whoever wants this language: itself, else the same without its country (<c>de</c> for <c>de-AT</c>), else with another one. Null: nothing.</summary>
    public static string? Match(string wanted, IEnumerable<string> offered)
    {
        var all = offered.ToList();
        for (var tag = wanted; tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
            if (all.Find(one => one.Equals(tag, StringComparison.OrdinalIgnoreCase)) is { } same) return same;
        var plain = wanted.Split('-')[0];
        return all.Find(one => one.Split('-')[0].Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The product has its own texts in it.</summary>
    public static bool IsSpoken(string tag) => Match(tag, All.Select(language => language.Name)) is not null;

    /// <summary>"Deutsch", in the language itself.</summary>
    public static string NameOf(string tag) => Known(tag) is { NativeName: var name } language ? language.TextInfo.ToTitleCase(name[..1]) + name[1..] : tag;

    /// <summary>"German".</summary>
    public static string EnglishName(string tag) => Known(tag)?.EnglishName ?? tag;

    /// <summary>Those that were found: ICU is asked anew each time, 4 % of a survey page. As many as it knows, some 900, whatever people send.</summary>
    private static readonly ConcurrentDictionary<string, CultureInfo> Found = new(StringComparer.OrdinalIgnoreCase);

    private static CultureInfo? Known(string tag)
    {
        if (Found.TryGetValue(tag, out var found)) return found;
        try
        {
            return Found[tag] = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$")]
    private static partial Regex Tag();
}
