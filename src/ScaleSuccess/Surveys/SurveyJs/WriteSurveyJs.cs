using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <param name="Json">As survey-core 3 reads it.</param>
public sealed record WrittenSurveyJs(string Json, IReadOnlyList<Dropped> Dropped);

/// <summary>Writes a survey as SurveyJS JSON, and lists what that cannot say.</summary>
public sealed class WriteSurveyJs
{
    public const string OnHidden = "onHidden";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Survey survey;
    private readonly List<Dropped> dropped = [];
    private readonly WriteText texts;

    private WriteSurveyJs(Survey survey) => (this.survey, texts) = (survey, new WriteText(survey, dropped));

    public static WrittenSurveyJs Of(Survey survey)
    {
        var write = new WriteSurveyJs(survey);
        var written = write.Whole();
        foreach (var (language, translated) in survey.Translated) LocalizedJson.Add(written, language, In(language, () => new WriteSurveyJs(translated).Whole()));
        if (survey.Language != Languages.Default.Name) written["locale"] = survey.Language;
        var json = written.ToJsonString(Readable) + "\n";
        return new WrittenSurveyJs(json, write.dropped);
    }

    /// <summary>The words of presets are the product's own.</summary>
    private static JsonObject In(string language, Func<JsonObject> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            if (Languages.IsSpoken(language)) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private JsonObject Whole()
    {
        if (survey.Purpose != Purpose.Other) dropped.Add(new Dropped("purpose", "SurveyJS has no purposes."));
        if (survey.Send is not null) dropped.Add(new Dropped("send", "SurveyJS does not say who gets a survey."));
        var json = new JsonObject { ["title"] = texts.Of(survey.Title, "title"), ["description"] = texts.Of(survey.Intro, "intro"), ["completedHtml"] = texts.Html(survey.Thanks, "thanks") };
        // As here, what is not asked has no answer, whatever was answered before.
        json["clearInvisibleValues"] = OnHidden;
        var pages = new JsonArray();
        foreach (var (place, page) in survey.Pages.Index())
            if (Page(page, $"pages[{place}]") is { } written) pages.Add(written);
        json["pages"] = pages;
        return json;
    }

    private JsonObject? Page(SurveyPage page, string path)
    {
        var elements = new JsonArray();
        foreach (var (place, question) in page.Questions.Index())
            if (WriteElement.Of(question, $"{path}.questions[{place}]", survey, texts, dropped) is { } element) elements.Add(element);
        if (elements.Count == 0)
        {
            dropped.Add(new Dropped(path, "Nothing of this page can be written."));
            return null;
        }
        var json = new JsonObject { ["name"] = $"page{page.Number}", ["title"] = texts.Of(page.Title, $"{path}.title") };
        if (page.Hint is { } hint) json["description"] = texts.Of(hint, $"{path}.hint");
        if (page.ShowIf is { } condition && WriteExpression.Of(condition, survey, $"{path}.show_if", dropped) is { } expression) json["visibleIf"] = expression;
        json["elements"] = elements;
        return json;
    }
}
