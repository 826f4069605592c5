using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House.Texts;

/// <summary>
/// The modules whose words customers read hold no text and no format of a day or a number in C#. Not meant is what only
/// developers, operators and authors of definitions see: exceptions, logs, mistakes in a file (which name a `key`) and what is doubtful or left out there, SQL,
/// samples, mistakes in settings, and the titles of e-mails.
/// </summary>
public static partial class ProductTexts
{
    private static readonly string[] Folders =
    [
        "src/ScaleSuccess/Customers/", "src/ScaleSuccess/Emails/", "src/ScaleSuccess/Surveys/", "src/ScaleSuccess/Plans/",
        "src/ScaleSuccess/Engagement/", "src/ScaleSuccess/Segments/", "src/ScaleSuccess/Outcomes/", "src/ScaleSuccess.Web/Api/",
    ];

    public static IEnumerable<string> Breaches(SourceFile file) =>
        !file.Is(".cs") || !file.IsUnder(Folders) || IsExempt().IsMatch(file.Name) ? []
        : from literal in CSharpLiterals.In(file.Text)
          where Sentence().IsMatch(literal.Text) || Format().IsMatch(literal.Text)
          where !Sql().IsMatch(literal.Text) && !literal.Text.Contains('`') && !literal.Calls.Any(call => Exempt().IsMatch(call))
          select file.At(literal.Line, $"“{literal.Text}” belongs in a .resx, a day or a number in Days or Amounts.");

    /// <summary>Two words, one beside what is computed, or one with a capital; HTTP's own is none.</summary>
    [GeneratedRegex("""\p{L}{2,}["”,;:.!?]? ["“]?[\p{L}{]|\} \p{L}{2,}|^ \p{L}{2,} $|^(?!Bearer$)\p{Lu}\p{Ll}+[.!?]?$""")]
    private static partial Regex Sentence();

    /// <summary>Samples; settings, whose mistakes the operator reads at the start; and expressions, which are words of SurveyJS's own.</summary>
    [GeneratedRegex(@"Sample|Options\.cs$|Expression\.cs$")]
    private static partial Regex IsExempt();

    [GeneratedRegex(@"MMM|#,|^N\d$|\{:N\d\}")]
    private static partial Regex Format();

    [GeneratedRegex(@"^\s*(--|select|insert|update|delete|with|lock|set|copy|from|where|begin|create|order by)\b|^\w+ = ['{]")]
    private static partial Regex Sql();

    [GeneratedRegex(@"Exception$|^Log(Debug|Information|Warning|Error)$|^(new )?(Flaw|Mistake|Warning|Dropped)$|^(Wrong|Warn|Drop|Rest)$|^EmailType$|^new EmailType$|[sS]ample|^WithSummary$|^GeneratedRegex$")]
    private static partial Regex Exempt();
}
