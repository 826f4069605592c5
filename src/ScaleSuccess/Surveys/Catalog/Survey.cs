using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Targets;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>A short list of questions, page by page, as its file in surveys/ describes it.</summary>
public sealed record Survey
{
    public const int MostTitle = TextLimit.Title;

    public required string Key { get; init; }
    public Purpose Purpose { get; init; } = Purpose.Other;
    public required string Title { get; init; }
    public required string Intro { get; init; }

    /// <summary>Shown after the answers are in.</summary>
    public required string Thanks { get; init; }
    public required IReadOnlyList<SurveyPage> Pages
    {
        get;
        init => (field, logic, facts) = (value, null, null);
    }

    /// <summary>Who gets it, and when; null: whom ops send it to by hand.</summary>
    public SendRules? Send { get; init; }

    /// <summary>Its own, in which it has every text.</summary>
    public string Language { get; init; } = Languages.Default.Name;

    /// <summary>The one in which its texts are here; null: its own.</summary>
    public string? TranslatedTo { get; init; }

    /// <summary>Its texts in other languages, by the places that <see cref="SurveyWording"/> names. What one lacks is read in the survey's own.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Translations { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>By language and place: the <see cref="OriginalNote"/> of the text from which it was translated. What has none is taken as it is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> MadeFrom { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The same survey in each of those languages, made once when it is read.</summary>
    public IReadOnlyDictionary<string, Survey> Translated { get; init; } = new Dictionary<string, Survey>();

    /// <summary>Of its own texts, by place: in its own language, since they are not translated into the one in which it is read.</summary>
    public IReadOnlySet<string> StandingIn { get; init; } = new HashSet<string>();

    /// <summary>Null: as the page on which it is read.</summary>
    public string? LanguageOf(string place) => StandingIn.Contains(place) ? Language : null;

    /// <summary>The languages in which it can be read, its own first.</summary>
    public IEnumerable<string> InLanguages => [Language, .. Translations.Keys];

    /// <summary>The one in which somebody gets it: the first that they want and the survey has and the product speaks, else the survey's own.</summary>
    /// <param name="wanted">The dearest first; null: not known.</param>
    public string LanguageFor(params IEnumerable<string?> wanted)
    {
        var offered = InLanguages.Where(Languages.IsSpoken).ToList();
        return wanted.OfType<string>().Select(language => Languages.Match(language, offered)).FirstOrDefault(best => best is not null) ?? Language;
    }

    /// <summary>As somebody reads it who reads this language: answers are kept by keys, so that all else about it is the same.</summary>
    public Survey In(string language) => Languages.Match(language, InLanguages) is { } best && Translated.TryGetValue(best, out var translated) ? translated : this;

    public IEnumerable<Question> Questions => Pages.SelectMany(page => page.Questions);
    /// <summary>Null: there is none with this number, or it is not shown.</summary>
    public SurveyPage? Page(int number) => Pages.FirstOrDefault(page => page.Number == number);

    /// <summary>Something in it depends on who answers, and what.</summary>
    public bool HasLogic => logic ??= Conditions.Any() || Texts.Any(PipedText.IsPiped) || Translations.Values.Any(texts => texts.Values.Any(PipedText.IsPiped)) || Questions.Any(question => question.Random);
    private bool? logic;

    /// <summary>Facts that its conditions name.</summary>
    public IReadOnlyList<string> Facts => facts ??= [.. Conditions.SelectMany(condition => condition.Lines).Select(line => line.Name).Where(Fact.IsOne).Distinct()];
    private IReadOnlyList<string>? facts;

    private IEnumerable<Condition> Conditions => Pages.Select(page => page.ShowIf)
        .Concat(Questions.SelectMany(question => new[] { question.ShowIf, question.RequiredIf }.Concat(question.Lines.Select(line => line.ShowIf)))).OfType<Condition>();

    private IEnumerable<string> Texts => new[] { Title, Intro, Thanks }
        .Concat(Pages.SelectMany(page => new[] { page.Title, page.Hint }))
        .Concat(Questions.SelectMany(question => new[] { question.Ask, question.Hint }.Concat(question.Lines.SelectMany(line => new[] { line.Label, line.Hint })))).OfType<string>();

    public Question? Find(string key) => Questions.FirstOrDefault(question => question.Key == key);
    public Question? About(Meaning meaning) => Questions.FirstOrDefault(question => question.Means == meaning);

    /// <summary>As a template names a question: by what it means, else by its key.</summary>
    public Question? Named(string name) =>
        (Meanings.ByName.TryGetValue(name, out var meaning) ? About(meaning) : null) ?? Find(name);

    /// <summary>Every name by which a template may call a question.</summary>
    public IEnumerable<string> Names =>
        Questions.SelectMany(question => question.Means is { } meaning ? [meaning.Name(), question.Key] : new[] { question.Key }).Distinct();
}

public sealed record SurveyPage(string Title, string? Hint, IReadOnlyList<Question> Questions)
{
    /// <summary>Its place in the file, counted from 1: a page keeps its address when one before it is not shown.</summary>
    public int Number { get; init; } = 1;

    /// <summary>By which translations find its texts; null: they cannot.</summary>
    public string? Key { get; init; }

    /// <summary>Of its title, where the survey is read in another one and it is not translated; null: as the survey.</summary>
    public string? Language { get; init; }

    /// <summary>Of its hint, where that is not as its title; null: as the title.</summary>
    public string? HintLanguage { get; init; }

    /// <summary>Null: shown to everybody.</summary>
    public Condition? ShowIf { get; init; }
}
