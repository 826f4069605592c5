using System.Globalization;
using System.Text.Json.Nodes;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Writes one question. A kind that is not named here is left out, and told.</summary>
internal sealed class WriteElement
{
    private readonly Question question;
    private readonly string path;
    private readonly Survey survey;
    private readonly WriteText texts;
    private readonly List<Dropped> dropped;

    private WriteElement(Question question, string path, Survey survey, WriteText texts, List<Dropped> dropped) =>
        (this.question, this.path, this.survey, this.texts, this.dropped) = (question, path, survey, texts, dropped);

    public static bool IsWritten(Question question) => Type(question.Kind.Name) is not null;

    /// <returns>Null: SurveyJS has nothing like it.</returns>
    public static JsonObject? Of(Question question, string path, Survey survey, WriteText texts, List<Dropped> dropped)
    {
        if (Type(question.Kind.Name) is { } type) return new WriteElement(question, path, survey, texts, dropped).Write(type);
        dropped.Add(new Dropped(path, $"Question `{question.Key}`: SurveyJS has nothing like the kind {question.Kind.Name}."));
        return null;
    }

    private static string? Type(string kind) => kind switch
    {
        "choice" or "horizon" => "radiogroup",
        "choices" or "consent" => "checkbox",
        "text" or "number" or "money" or "date" => "text",
        "long-text" => "comment",
        "scale" => "rating",
        "ranking" => "ranking",
        "matrix" => "matrix",
        "statement" => "html",
        _ => null,
    };

    private JsonObject Write(string type)
    {
        var json = new JsonObject { ["type"] = type, ["name"] = question.Key };
        if (type == "html") json["html"] = $"<h4>{texts.Html(question.Ask, $"{path}.ask")}</h4>" + (question.Hint is { } words ? $"<p>{texts.Html(words, $"{path}.hint")}</p>" : "");
        else json["title"] = texts.Of(question.Ask, $"{path}.ask");
        if (type != "html" && question.Hint is { } hint) json["description"] = texts.Of(hint, $"{path}.hint");
        if (question.Required) json["isRequired"] = true;
        Condition(json, "visibleIf", question.ShowIf, "show_if");
        Condition(json, "requiredIf", question.RequiredIf, "required_if");
        Own(json);
        if (question.Means is { } meaning) dropped.Add(new Dropped($"{path}.means", $"Nothing tells SurveyJS that it means {meaning.Name()}."));
        if (question.SegmentWeight > 0) dropped.Add(new Dropped($"{path}.segment", "SurveyJS has no segments."));
        return json;
    }

    private void Own(JsonObject json)
    {
        switch (question.Kind.Name)
        {
            case "choice" or "choices" or "horizon" or "consent" or "ranking":
                json["choices"] = Lines(question.Choices, "choices");
                if (question.Other) json["showOtherItem"] = true;
                if (question.Random) json["choicesOrder"] = "random";
                if (question.Least is { } least) json["minSelectedChoices"] = least;
                if (question.Most is { } most) json["maxSelectedChoices"] = most;
                if (question.Kind.Name == "ranking" && question.Most is not null) json["selectToRankEnabled"] = true;
                if (question.Kind.Name == "horizon") dropped.Add(new Dropped($"{path}.kind", "It is a choice there, without days."));
                break;
            case "number" or "money":
                json["inputType"] = "number";
                Number(json, "min", question.Min);
                Number(json, "max", question.Max);
                if (question.Kind.Name == "money") dropped.Add(new Dropped($"{path}.kind", $"It is a number there, without its currency ({string.Join(", ", question.Currencies)})."));
                else if (question.Unit is { } unit) dropped.Add(new Dropped($"{path}.unit", $"`{unit}`: a number has no unit there."));
                break;
            case "date":
                json["inputType"] = "date";
                if (question.Min is { } first) json["minValueExpression"] = $"today({first.ToString(CultureInfo.InvariantCulture)})";
                if (question.Max is { } last) json["maxValueExpression"] = $"today({last.ToString(CultureInfo.InvariantCulture)})";
                break;
            case "scale":
                Scale(json);
                break;
            case "matrix":
                json["rows"] = Lines(question.Rows, "rows");
                json["columns"] = Lines(question.Choices, "choices");
                if (question.Required) json["eachRowRequired"] = true;
                break;
            default:
                break;
        }
    }

    private void Scale(JsonObject json)
    {
        Number(json, "rateMin", question.Min);
        Number(json, "rateMax", question.Max);
        if (question.Look != ScaleLook.Numbers) json["rateType"] = question.Look == ScaleLook.Stars ? "stars" : "smileys";
        if ((question.Low ?? (question.Preset is null ? null : ScaleKind.Says(question, question.Min ?? 1))) is { } low) json["minRateDescription"] = low;
        if ((question.High ?? (question.Preset is null ? null : ScaleKind.Says(question, question.Max ?? 5))) is { } high) json["maxRateDescription"] = high;
        if (question.Preset is { } preset) dropped.Add(new Dropped($"{path}.preset", $"`{preset.Name}` is a scale like any other there, with the words at its ends."));
    }

    private JsonArray Lines(IReadOnlyList<Choice> lines, string key)
    {
        var written = new JsonArray();
        foreach (var (place, line) in lines.Index())
        {
            var at = $"{path}.{key}[{place}]";
            var item = new JsonObject { ["value"] = line.Key, ["text"] = texts.Of(line.Label, $"{at}.label") };
            if (line.Alone) item["isExclusive"] = true;
            Condition(item, "visibleIf", line.ShowIf, $"{key}[{place}].show_if");
            if (line.Hint is not null) dropped.Add(new Dropped($"{at}.hint", "A choice has no hint there."));
            written.Add(item);
        }
        return written;
    }

    private void Condition(JsonObject json, string property, Conditions.Condition? condition, string key)
    {
        if (condition is not null && WriteExpression.Of(condition, survey, $"{path}.{key}", dropped) is { } expression) json[property] = expression;
    }

    private static void Number(JsonObject json, string property, double? number)
    {
        if (number is { } known) json[property] = known;
    }
}
