using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Warnings;
using ScaleSuccess.Web.Console.Editing;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>A draft as its form shows it: the file's own texts, also where they are wrong, and what could be read of it.</summary>
public sealed class DraftView : IDraftParts
{
    private readonly IReadOnlyList<Mistake> mistakes;
    private readonly Lazy<IReadOnlyList<Mistake>> warnings;

    /// <param name="mistakes">All that keep it from being published.</param>
    /// <param name="active">What people answer now; null: the survey is new.</param>
    public DraftView(DefinitionDraft draft, IReadOnlyList<Mistake> mistakes, Survey? active = null)
    {
        warnings = new(() => SurveyWarnings.Of(new DefinitionText(draft.File, draft.Source), active));
        (Draft, Nodes, this.mistakes) = (draft, draft.Nodes, mistakes);
        Survey = Of(draft);
    }

    public DefinitionDraft Draft { get; }
    public YamlEntries Nodes { get; }

    /// <summary>As far as it can be read.</summary>
    public Survey Survey { get; }
    public IReadOnlyList<Mistake> Mistakes => mistakes;
    public IReadOnlyList<Mistake> Warnings => warnings.Value;
    public IReadOnlyList<Mistake> Elsewhere => [.. mistakes.Where(mistake => mistake.File != Draft.File)];
    public int Pages => Nodes.ItemsAt("pages").Count;

    /// <summary>What is different from another state of the draft, in words; null: this form shows the other one.</summary>
    public IReadOnlyList<string>? Replaced(DefinitionDraft other) => Draft.Source == other.Source ? null : [.. SurveyChanges.Between(Of(other), Survey).Select(SurveyWords.Of)];

    public int QuestionsOn(int page) => Nodes.ItemsAt("pages", page, "questions").Count;

    public string? Text(string path, string key) => Nodes.TextAt([.. Path(path), key]);

    public SurveyPage? Page(int page) => Survey.Pages.ElementAtOrDefault(page);
    public Question? Question(int page, int question) => Page(page)?.Questions.ElementAtOrDefault(question);

    /// <summary>Asked before this place, so that a condition there can name them.</summary>
    public IReadOnlyList<Question> Before(int page, int question) =>
        [.. Survey.Pages.Take(page).SelectMany(earlier => earlier.Questions), .. Page(page)?.Questions.Take(question) ?? []];

    /// <summary>The mistakes of a page's own lines, of a question, of who gets it, or, of no path, of the survey's own texts.</summary>
    public IReadOnlyList<Mistake> At(string path) => [.. mistakes.Where(mistake => mistake.File == Draft.File && PathOf(mistake.Line) == path)];

    public IReadOnlyList<Mistake> WarningsAt(string path) => [.. Warnings.Where(warning => PathOf(warning.Line) == path)];

    /// <summary>As far as it can be read.</summary>
    private static Survey Of(DefinitionDraft draft) =>
        SurveyFile.Read(draft.File, draft.Source) switch { Read<Survey>.Good(var whole) => whole, Read<Survey>.Bad { Partial: { } part } => part, _ => Empty(draft) };

    private string PathOf(int line)
    {
        // Whatever the order of the file is.
        var top = Nodes.Entries.Where(entry => entry.Line <= line).MaxBy(entry => entry.Line)?.Key;
        if (top != "pages") return top is SendFields.Part or TranslationFields.Part ? top : "";
        var found = "";
        foreach (var page in Enumerable.Range(0, Pages))
        {
            if (Nodes.LineOf("pages", page) > line) break;
            found = DraftFields.Name("pages", page);
            foreach (var question in Enumerable.Range(0, QuestionsOn(page)))
                if (Nodes.LineOf("pages", page, "questions", question) is > 0 and var start && start <= line) found = DraftFields.Name("pages", page, "questions", question);
        }
        return found;
    }

    private static IReadOnlyList<object> Path(string path) => path.Length == 0 ? [] : DraftFields.Path(path);

    private static Survey Empty(DefinitionDraft draft) => new() { Key = draft.Key, Title = "", Intro = "", Thanks = "", Pages = [] };
}
