using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>
/// Reads an expression of SurveyJS as a condition: <c>or</c> of <c>and</c> of comparisons. What has another shape, such as a function or a sum,
/// is no condition here.
/// </summary>
internal sealed class ReadExpression
{
    /// <summary>Of an expression that is spread out.</summary>
    private const int MostGroups = 50, Deepest = 20;

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["="] = "=", ["=="] = "=", ["equal"] = "=", ["<>"] = "<>", ["!="] = "<>", ["notequal"] = "<>", [">="] = ">=", ["greaterorequal"] = ">=", ["<="] = "<=", ["lessorequal"] = "<=",
        [">"] = ">", ["greater"] = ">", ["<"] = "<", ["less"] = "<", ["contains"] = "contains", ["contain"] = "contains", ["notcontains"] = "notcontains", ["notcontain"] = "notcontains",
        ["anyof"] = "anyof", ["allof"] = "allof", ["noneof"] = "noneof", ["empty"] = "empty", ["notempty"] = "notempty",
    };

    private readonly IReadOnlyList<Token> tokens;
    private readonly ReadQuestions questions;
    private int at;
    private int depth;

    private ReadExpression(IReadOnlyList<Token> tokens, ReadQuestions questions) => (this.tokens, this.questions) = (tokens, questions);

    /// <returns>Null: it cannot be said here.</returns>
    public static Condition? Of(string expression, ReadQuestions questions)
    {
        if (ExpressionTokens.Of(expression) is not { Count: > 0 } tokens) return null;
        var read = new ReadExpression(tokens, questions);
        return read.Or(false) is { } condition && read.at == tokens.Count ? condition : null;
    }

    /// <summary>Both hold; null when it cannot be said.</summary>
    public static Condition? Both(Condition one, Condition other)
    {
        if (one.Groups.Count * other.Groups.Count > MostGroups) return null;
        var groups = new List<IReadOnlyList<ConditionLine>>();
        foreach (var (first, second) in from first in one.Groups from second in other.Groups select (first, second))
            if (MergedLines.Of([.. first, .. second]) is { } lines) groups.Add(lines);
            else return null;
        return new Condition(groups);
    }

    private static Condition? Either(Condition one, Condition other) => one.Groups.Count + other.Groups.Count > MostGroups ? null : new Condition([.. one.Groups, .. other.Groups]);

    /// <param name="not">Its opposite is meant.</param>
    private Condition? Or(bool not)
    {
        var left = And(not);
        while (left is not null && (Take("or") || Take("||")))
            left = And(not) is { } right ? not ? Both(left, right) : Either(left, right) : null;
        return left;
    }

    private Condition? And(bool not)
    {
        var left = One(not);
        while (left is not null && (Take("and") || Take("&&")))
            left = One(not) is { } right ? not ? Either(left, right) : Both(left, right) : null;
        return left;
    }

    private Condition? One(bool not)
    {
        if (depth > Deepest) return null;
        if (Take("!") || Take("not")) return Deeper(() => One(!not));
        if (Take("(")) return Deeper(() => Or(not)) is { } inner && Take(")") ? inner : null;
        return Next() is { Type: TokenType.Name } name ? Compared(name.Text) is { } line ? Opposite(line, not) : null : null;
    }

    private Condition? Deeper(Func<Condition?> read)
    {
        depth++;
        var inner = read();
        depth--;
        return inner;
    }

    private Condition? Compared(string name)
    {
        var compared = at < tokens.Count && Words.TryGetValue(tokens[at].Text, out var word) && tokens[at].Type is TokenType.Sign or TokenType.Word ? word : null;
        if (compared is null) return ReadComparison.Of(name, "=", ["true"], questions);
        at++;
        if (compared is "empty" or "notempty") return ReadComparison.Of(name, compared, [], questions);
        return Values() is { } values ? ReadComparison.Of(name, compared, values, questions) : null;
    }

    private List<string>? Values()
    {
        if (!Take("[")) return Next() is { Type: TokenType.Value or TokenType.Word } one ? [one.Text] : null;
        var values = new List<string>();
        while (!Take("]"))
        {
            if (Next() is not { Type: TokenType.Value or TokenType.Word } value) return null;
            values.Add(value.Text);
            Take(",");
        }
        return values.Count == 0 ? null : values;
    }

    private static Condition? Opposite(Condition condition, bool not)
    {
        if (!not) return condition;
        if (condition.Groups is not [[var line]]) return null;
        Comparison? opposite = line.Comparison switch
        {
            Conditions.Comparison.AnyOf => Conditions.Comparison.NoneOf,
            Conditions.Comparison.NoneOf => Conditions.Comparison.AnyOf,
            Conditions.Comparison.Answered => Conditions.Comparison.NotAnswered,
            Conditions.Comparison.NotAnswered => Conditions.Comparison.Answered,
            _ => null,
        };
        return opposite is { } known ? new Condition([[line with { Comparison = known }]]) : null;
    }

    private bool Take(string text)
    {
        if (at >= tokens.Count || tokens[at].Type is TokenType.Name or TokenType.Value || !tokens[at].Text.Equals(text, StringComparison.OrdinalIgnoreCase)) return false;
        at++;
        return true;
    }

    private Token? Next() => at < tokens.Count ? tokens[at++] : null;
}
