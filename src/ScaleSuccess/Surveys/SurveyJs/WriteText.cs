using System.Net;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Texts with names in them: <c>{{answers.goals}}</c> becomes <c>{goals}</c>. Facts stay as variables, which whoever runs the survey sets.</summary>
internal sealed class WriteText(Survey survey, List<Dropped> dropped)
{
    public string Of(string text, string path)
    {
        if (!PipedText.IsPiped(text)) return text;
        if (PipedText.WithoutInstead(text) is var plain && plain != text)
        {
            dropped.Add(new Dropped(path, "The words that are read where an answer is missing are left out."));
            text = plain;
        }
        foreach (var name in PipedText.Names(text))
        {
            var written = PipedText.IsAnswer(name) ? survey.Named(PipedText.Question(name)) is { } question && WriteElement.IsWritten(question) ? question.Key : null : name;
            if (written is null) dropped.Add(new Dropped(path, $"`{{{{{name}}}}}`: the question is not written."));
            text = text.Replace($"{{{{{name}}}}}", written is null ? "" : $"{{{written}}}", StringComparison.Ordinal);
        }
        if (!PipedText.IsPiped(text)) return text;
        dropped.Add(new Dropped(path, "`{{#if}}` and the like are written without their names."));
        return PipedText.Outline(text);
    }

    public string Html(string text, string path) => WebUtility.HtmlEncode(Of(text, path));
}
