using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing.Translating;
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
        (Draft, Nodes) = (draft, draft.Nodes);
        this.mistakes = OneForWhatIsNew(mistakes);
        Survey = DraftSurvey.Of(draft);
    }

    public DefinitionDraft Draft { get; }
    public YamlEntries Nodes { get; }

    /// <summary>As far as it can be read.</summary>
    public Survey Survey { get; }
    public IReadOnlyList<Mistake> Mistakes => mistakes;
    public IReadOnlyList<Mistake> Warnings => warnings.Value;
    public IReadOnlyList<Mistake> Elsewhere => [.. mistakes.Where(mistake => mistake.File != Draft.File)];
    /// <summary>Said to be written in a language into which it is translated.</summary>
    public bool OwnLanguageIsTranslated => Nodes.At(TranslationFields.Part, Survey.Language) is not null;

    public DraftTranslations Translations => new(this);
    public int Pages => Nodes.ItemsAt("pages").Count;

    /// <summary>What is different from another state of the draft, in words; null: this form shows the other one.</summary>
    public IReadOnlyList<string>? Replaced(DefinitionDraft other) => Draft.Source == other.Source ? null : [.. SurveyChanges.Between(DraftSurvey.Of(other), Survey).Select(SurveyWords.Of)];

    /// <summary>Of a sentence about the file: with what people read in place of its `keys`.</summary>
    public string InWords(string sentence) => MarkedKeys.InWords(Translations.InWords(sentence),
        key => Survey.Named(key) is { Ask.Length: > 0 } question ? PipedText.Outline(question.Ask) : null);

    public string InWords(Mistake one) => new DraftMistakes(this).Words(one);
    public string? FieldOf(Mistake one) => new DraftMistakes(this).FieldOf(one);

    public int QuestionsOn(int page) => Nodes.ItemsAt("pages", page, "questions").Count;

    public string? Text(string path, string key) => Nodes.TextAt([.. Path(path), key]);

    public SurveyPage? Page(int page) => Survey.Pages.ElementAtOrDefault(page);
    public Question? Question(int page, int question) => Page(page)?.Questions.ElementAtOrDefault(question);

    /// <summary>Asked before this place, so that a condition and a text there can name them. One without words has no key yet.</summary>
    public IReadOnlyList<Question> Before(int page, int question) =>
        [.. Survey.Pages.Take(page).SelectMany(earlier => earlier.Questions).Concat(Page(page)?.Questions.Take(question) ?? []).Where(earlier => earlier.Key.Length > 0 && earlier.Kind.HasAnswer)];

    /// <summary>The mistakes of a page's own lines, of a question, of who gets it, or, of no path, of the survey's own texts.</summary>
    public IReadOnlyList<Mistake> At(string path) => [.. mistakes.Where(mistake => mistake.File == Draft.File && PartOf(mistake.Line) == path)];

    public IReadOnlyList<Mistake> WarningsAt(string path) => [.. Warnings.Where(warning => PartOf(warning.Line) == path)];

    /// <summary>Of a question without words only that is said, not all that it does not have yet either; a key comes by itself with the words.</summary>
    private IReadOnlyList<Mistake> OneForWhatIsNew(IReadOnlyList<Mistake> all)
    {
        var wordless = all.Where(mistake => mistake.File == Draft.File && mistake.Sentence is "`ask` is missing." or "`label` is missing.").ToList();
        var questions = wordless.Where(mistake => mistake.Sentence == "`ask` is missing.").Select(mistake => PartOf(mistake.Line)).ToHashSet();
        return [.. all.Where(mistake => mistake.File != Draft.File || wordless.Contains(mistake) && !(mistake.Sentence == "`label` is missing." && questions.Contains(PartOf(mistake.Line)))
            || !wordless.Contains(mistake) && !questions.Contains(PartOf(mistake.Line)) && !(mistake.Sentence == "`key` is missing." && wordless.Exists(other => other.Line == mistake.Line)))];
    }

    /// <summary>The page, the question or the other part that a line of the file belongs to; of the survey's own texts none.</summary>
    public string PartOf(int line)
    {
        // Whatever the order of the file is.
        var top = Nodes.Entries.Where(entry => entry.Line <= line).MaxBy(entry => entry.Line)?.Key;
        if (top != "pages") return top is SendFields.Part or TranslationFields.Part ? top : "";
        var found = "";
        foreach (var page in Enumerable.Range(0, Pages))
        {
            if (Nodes.LineOf("pages", page) > line) break;
            found = DraftPath.Name("pages", page);
            foreach (var question in Enumerable.Range(0, QuestionsOn(page)))
                if (Nodes.LineOf("pages", page, "questions", question) is > 0 and var start && start <= line) found = DraftPath.Name("pages", page, "questions", question);
        }
        return found;
    }

    private static IReadOnlyList<object> Path(string path) => path.Length == 0 ? [] : DraftPath.Of(path);
}
