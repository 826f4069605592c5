using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Texts;

/// <summary>
/// A key that no .resx has would be shown as it is. Keys are written where they are used: <c>T["accept.title"]</c>,
/// <c>T.Count("milestones", n)</c>, or with a code at the end, <c>T[$"track.{track}"]</c>.
/// </summary>
public static partial class TextKeys
{
    public static IEnumerable<string> Missing(IEnumerable<SourceFile> sources, IReadOnlyCollection<TextFile> texts) =>
        from file in sources
        from use in Uses(file)
        let owner = texts.FirstOrDefault(text => text.IsNeutral && text.Owner == use.Owner)
        where owner is null || !owner.Keys.Any(use.Means)
        select file.At(use.Line, owner is null ? $"{use.Owner}.resx is missing." : $"{owner.Path} has no `{use.Key}`.");

    public static IEnumerable<string> Unused(IEnumerable<SourceFile> sources, IEnumerable<TextFile> texts)
    {
        var uses = sources.SelectMany(Uses).ToLookup(use => use.Owner);
        return from text in texts
               where text.IsNeutral && text.Owner.EndsWith("Texts", StringComparison.Ordinal)
               from key in text.Keys
               where !uses[text.Owner].Any(use => use.Means(key))
               select $"{text.Path}: nothing uses `{key}`.";
    }

    public static IEnumerable<string> Untranslated(IReadOnlyCollection<TextFile> texts) =>
        from translated in texts
        where !translated.IsNeutral
        let neutral = texts.Single(text => text.IsNeutral && text.Owner == translated.Owner)
        from key in neutral.Keys.Except(translated.Keys)
        select $"{translated.Path} lacks `{key}`.";

    private sealed record Use(int Line, string Owner, string Key, bool IsStart, bool IsCount)
    {
        public bool Means(string key) =>
            IsStart ? key.StartsWith(Key, StringComparison.Ordinal) : IsCount ? key == Key + ".one" || key == Key + ".other" : key == Key;
    }

    private static IEnumerable<Use> Uses(SourceFile file)
    {
        var owners = Declaration().Matches(file.Text).GroupBy(found => found.Groups["name"].Value)
            .ToDictionary(named => named.Key, named => named.First().Groups["owner"].Value);
        if (owners.Count == 0) yield break;
        var access = new Regex($@"(?<![\w.])(?<name>{string.Join('|', owners.Keys)})(?<how>\[|\.Count\()");
        foreach (Match use in access.Matches(file.Text))
        {
            var line = file.Text.AsSpan(0, use.Index).Count('\n') + 1;
            var owner = owners[use.Groups["name"].Value];
            var literals = Literal().Matches(KeyPart(file.Text[(use.Index + use.Length)..]));
            // A code alone, T[reason.Code], may be any key; its own test goes through the codes.
            if (literals.Count == 0) yield return new Use(line, owner, "", IsStart: true, IsCount: false);
            foreach (Match literal in literals)
                yield return new Use(line, owner, literal.Groups["key"].Value, literal.Groups["start"].Success, use.Groups["how"].Value != "[");
        }
    }

    /// <summary>Up to the first comma or bracket that belongs to the call itself: what follows are arguments.</summary>
    private static string KeyPart(string text)
    {
        var (depth, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (text[i] is '(' or '[') depth++;
            if ((text[i] is ',' && depth == 0) || (text[i] is ')' or ']' && depth-- == 0)) return text[..i];
        }
        return text;
    }

    [GeneratedRegex(@"\bIStringLocalizer<(?<owner>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex("""(?<start>\$)?"(?<key>[^"{]*)(?:\{[^"]*)?" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}
