using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Reads one question of a SurveyJS file.</summary>
internal sealed partial class ReadElement
{
    private readonly JsonPart part;
    private readonly ReadQuestions questions;
    private readonly ReadChoices choices;

    private ReadElement(JsonPart part, ReadQuestions questions) => (this.part, this.questions, choices) = (part, questions, new ReadChoices(questions));

    /// <param name="outer">The condition of the panel that it stands in.</param>
    /// <returns>Null: nothing here is like it.</returns>
    public static YamlEntries? Of(JsonPart part, ReadQuestions questions, Condition? outer)
    {
        var type = part.Text("type") ?? "";
        var read = new ReadElement(part, questions);
        var (kind, own) = read.Own(type);
        if (kind is null)
        {
            part.Drop("type", $"There is no kind of question like `{type}`: it is left out.");
            return null;
        }
        var name = part.Text("name") ?? "";
        var key = YamlMap.IsKey(name) && !questions.Keys.Contains(name) ? name : NewKey.Of(name, questions.Keys, "question");
        var block = YamlChange.Block([("key", YamlChange.Text(key)), .. read.Words(kind, name), ("kind", YamlChange.Text(kind)), .. read.Needed(kind), ("show_if", ReadConditions.Of(part, "visibleIf", questions, outer)), .. own]);
        part.Rest();
        questions.Add(name, new ReadQuestion(key, kind, read.choices.Keys));
        return block;
    }

    private IEnumerable<(string, YamlNode?)> Words(string kind, string name)
    {
        if (kind != "statement") return [("ask", ReadTexts.Of(part, questions, "title") ?? YamlChange.Text(name)), ("hint", ReadTexts.Of(part, questions, "description"))];
        var blocks = ReadTexts.Blocks(part.Text("html") ?? "");
        YamlNode? Text(string words) => words.Length == 0 ? null : YamlChange.Text(ReadTexts.Plain(words, "html", part, questions));
        return [("ask", Text(blocks is [var first, ..] ? first : "")), ("hint", Text(string.Join(" ", blocks.Skip(1))))];
    }

    private IEnumerable<(string, YamlNode?)> Needed(string kind)
    {
        if (kind == "statement") yield break;
        var required = part.Flag("isRequired");
        if (kind == "matrix")
        {
            var each = part.Flag("eachRowRequired", "isAllRowRequired");
            if (required && !each) part.Drop("isRequired", "One row is enough there; here every row is needed.");
            required |= each;
        }
        yield return ("required", Flag(required));
        yield return ("required_if", ReadConditions.Of(part, "requiredIf", questions));
    }

    private (string? Kind, IEnumerable<(string, YamlNode?)> Own) Own(string type) => type switch
    {
        "radiogroup" or "dropdown" or "buttongroup" => ("choice", [.. Chosen(several: false)]),
        "checkbox" or "tagbox" => Several(),
        "boolean" => ("choice", [("choices", choices.YesNo(part))]),
        "text" => Typed(part.Text("inputType") ?? "text"),
        "comment" => ("long-text", []),
        "rating" => Rating(),
        "ranking" => ("ranking", [("most", Number("maxSelectedChoices")), ("random", Random()), ("choices", Ranked())]),
        "matrix" => ("matrix", [("rows", choices.Rows(part)), ("choices", choices.Of(part, "columns"))]),
        "html" => ("statement", []),
        _ => (null, []),
    };

    private (string?, IEnumerable<(string, YamlNode?)>) Several()
    {
        // A single box is agreed to.
        if (part.Parts("choices") is not [var only] || part.Flag("showNoneItem", "hasNone", "showOtherItem", "hasOther")) return ("choices", [("least", Number("minSelectedChoices")), ("most", Number("maxSelectedChoices")), .. Chosen(several: true)]);
        choices.Keys[only.Text("value") ?? ""] = Kinds.ConsentKind.Yes;
        return ("consent", [("text", ReadTexts.Of(only, questions, "text", "value"))]);
    }

    private IEnumerable<(string, YamlNode?)> Chosen(bool several)
    {
        yield return ("other", Flag(part.Flag("showOtherItem", "hasOther")));
        yield return ("random", Random());
        yield return ("choices", choices.WithNone(part, several));
    }

    private YamlNode? Random()
    {
        var order = part.Text("choicesOrder");
        if (order is not (null or "none" or "random")) part.Drop("choicesOrder", $"`{order}`: choices stand as the file has them, or in an order of each person's own.");
        return Flag(order == "random");
    }

    private YamlList? Ranked()
    {
        // It says only how an order of the first few is made.
        part.Flag("selectToRankEnabled");
        return choices.Of(part, "choices");
    }

    private (string?, IEnumerable<(string, YamlNode?)>) Typed(string type)
    {
        switch (type)
        {
            case "number" or "range":
                return ("number", [("min", Number("min")), ("max", Number("max"))]);
            case "date":
                return ("date", [("min", Days("minValueExpression")), ("max", Days("maxValueExpression"))]);
            default:
                if (type != "text") part.Drop("inputType", $"`{type}`: it is a text like any other here.");
                return ("text", []);
        }
    }

    private (string?, IEnumerable<(string, YamlNode?)>) Rating()
    {
        var (min, max) = (part.Number("rateMin") ?? 1, part.Number("rateMax"));
        max ??= part.Number("rateCount") is { } count ? min + count - 1 : 5;
        if (part.Number("rateStep") is { } step && step != 1) part.Drop("rateStep", "A scale has each step here.");
        var look = part.Text("rateType", "rateDisplayMode") switch { "stars" when min == 1 => "stars", "smileys" when max - min is 2 or 4 => "faces", _ => null };
        if (look is null && part.Text("rateType", "rateDisplayMode") is { } wanted and not "labels" and not "auto") part.Drop("rateType", $"`{wanted}`: stars begin with 1, and faces have 3 or 5 steps.");
        part.Flag("autoGenerate");
        return ("scale", [("look", look is null ? null : YamlChange.Text(look)), ("min", Text(min)), ("max", Text(max)),
            ("low", ReadTexts.Of(part, questions, "minRateDescription")), ("high", ReadTexts.Of(part, questions, "maxRateDescription"))]);
    }

    private YamlNode? Days(string property)
    {
        if (part.Text(property) is not { } expression) return null;
        var days = Today().Match(expression);
        if (days.Success) return YamlChange.Text(days.Groups[1] is { Length: > 0 } number ? number.Value : "0");
        part.Drop(property, $"`{expression}`: a day is so many days from today here.");
        return null;
    }

    private YamlNode? Number(string property) => Text(part.Number(property));

    private static YamlNode? Text(double? number) => number is { } known ? YamlChange.Text(known.ToString(CultureInfo.InvariantCulture)) : null;

    private static YamlNode? Flag(bool isSet) => isSet ? YamlChange.Text("true") : null;

    [GeneratedRegex(@"^\s*today\(\s*(-?\d*)\s*\)\s*$")]
    private static partial Regex Today();
}
