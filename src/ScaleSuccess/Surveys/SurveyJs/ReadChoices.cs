using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Reads choices, rows and columns; each value becomes a key.</summary>
internal sealed class ReadChoices(ReadQuestions questions)
{
    private const string None = "none";

    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();

    /// <summary>Values of the file → keys, with those of rows apart.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    public YamlList? Of(JsonPart question, string name) => List(question.Parts(name), Keys, none: null);

    public YamlList? Rows(JsonPart question) => List(question.Parts("rows"), [], none: null);

    /// <summary>With "none of these", which stands alone where several can be ticked.</summary>
    public YamlList? WithNone(JsonPart question, bool several)
    {
        var none = question.Flag("showNoneItem", "hasNone") ? YamlChange.Block(("key", YamlChange.Text(None)),
            ("label", ReadTexts.Of(question, questions, "noneText") ?? YamlChange.Text(Texts["import.none"])), ("alone", several ? YamlChange.Text("true") : null)) : null;
        return List(question.Parts("choices"), Keys, none);
    }

    /// <summary>Of a yes and a no.</summary>
    public YamlList YesNo(JsonPart question)
    {
        (Keys["true"], Keys["false"]) = ("yes", "no");
        YamlEntries One(string key, string label, string otherwise) => YamlChange.Block(("key", YamlChange.Text(key)), ("label", ReadTexts.Of(question, questions, label) ?? YamlChange.Text(otherwise)));
        return YamlChange.List([One("yes", "labelTrue", Texts["import.yes"]), One("no", "labelFalse", Texts["import.no"])]);
    }

    private YamlList? List(IReadOnlyList<JsonPart> items, Dictionary<string, string> keys, YamlEntries? none)
    {
        var taken = new List<string> { Answers.OtherChoice };
        if (none is not null) (keys[None], _) = (None, Add(taken, None));
        var written = items.Select(item => Item(item, keys, taken)).OfType<YamlNode>().ToList();
        if (none is not null) written.Add(none);
        return written.Count == 0 ? null : YamlChange.List(written);
    }

    private YamlNode? Item(JsonPart item, Dictionary<string, string> keys, List<string> taken)
    {
        if (item.Text("value") is not { } value || keys.ContainsKey(value))
        {
            item.Drop("value", "It is missing or there already.");
            return null;
        }
        keys[value] = Add(taken, YamlMap.IsKey(value) && !taken.Contains(value) ? value : NewKey.Of(value, taken, "choice"));
        var label = ReadTexts.Of(item, questions, "text") ?? YamlChange.Text(value);
        var block = YamlChange.Block(("key", YamlChange.Text(keys[value])), ("label", label), ("alone", item.Flag("isExclusive") ? YamlChange.Text("true") : null), ("show_if", ReadConditions.Of(item, "visibleIf", questions)));
        item.Rest();
        return block;
    }

    private static string Add(List<string> taken, string key)
    {
        taken.Add(key);
        return key;
    }
}
