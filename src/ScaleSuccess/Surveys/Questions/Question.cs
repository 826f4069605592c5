using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Questions;

public sealed record Question
{
    public required string Key { get; init; }
    public required string Ask { get; init; }
    public string? Hint { get; init; }

    /// <summary>Of its words, where the survey is read in another one and none of them is translated; null: as the survey.</summary>
    public string? Language { get; init; }

    /// <summary>Of what it asks, its hint, its unit and the ends of its scale, where some of its words are translated and these are not; null: as its other words.</summary>
    public string? AskLanguage { get; init; }
    public string? HintLanguage { get; init; }
    public string? UnitLanguage { get; init; }
    public string? LowLanguage { get; init; }
    public string? HighLanguage { get; init; }
    public required QuestionKind Kind { get; init; }

    /// <summary>Null: the product only keeps the answer.</summary>
    public Meaning? Means { get; init; }

    /// <summary>As conditions, rules and texts name it: what it means, else its key.</summary>
    public string Name => Means?.Name() ?? Key;
    public bool Required { get; init; }

    /// <summary>Null: asked of everybody.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>Null: <see cref="Required"/> says it.</summary>
    public Condition? RequiredIf { get; init; }

    /// <summary>Of kinds choice, choices and measures: what can be chosen, in the order shown.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Of kind matrix: what is asked about, row by row.</summary>
    public IReadOnlyList<Choice> Rows { get; init; } = [];

    /// <summary>Everything in it that has words and may have a condition.</summary>
    public IEnumerable<Choice> Lines => Choices.Concat(Rows);

    /// <summary>Choices that are not offered to this person.</summary>
    public IReadOnlyList<string> Withdrawn { get; init; } = [];

    /// <summary>Whether "other" with free text is offered besides the choices.</summary>
    public bool Other { get; init; }

    /// <summary>Each person sees the choices in an order of their own.</summary>
    public bool Random { get; init; }

    /// <summary>Of kind choices: how many at least, once any is chosen.</summary>
    public int? Least { get; init; }

    /// <summary>Of kinds choices, measures and people: how many at the most.</summary>
    public int? Most { get; init; }

    /// <summary>Of kinds number, money and scale: the range; of horizon: of its days; of date: days from today.</summary>
    public double? Min { get; init; }
    public double? Max { get; init; }
    public string? Unit { get; init; }

    /// <summary>Of kind money: the one it is in, or those to choose from.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Answers in several versions belong together where this is the same: under one key, of one kind, in the same currencies.</summary>
    public (string Key, QuestionKind Kind, string Currencies) Identity => (Key, Kind, string.Join(' ', Currencies.Order(StringComparer.Ordinal)));

    /// <summary>Words at the two ends of a scale.</summary>
    public string? Low { get; init; }
    public string? High { get; init; }

    /// <summary>Of kind scale.</summary>
    public ScaleLook Look { get; init; }
    public ScalePreset? Preset { get; init; }

    /// <summary>How much the answer counts when customers are segmented; 0: not at all.</summary>
    public double SegmentWeight { get; init; }

    public Choice? Find(string choice) => Choices.FirstOrDefault(c => c.Key == choice);
}

/// <summary>One predefined answer, or one row. Unit and Better only where the question is about measures.</summary>
public sealed record Choice(string Key, string Label, string? Hint = null, string? Unit = null, Better Better = Better.Higher)
{
    /// <summary>Null: offered to everybody. A measure that does not fit is still offered, but set aside.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>Of its label, its hint and its unit, where its question is read in another one and this is not translated; null: as the question.</summary>
    public string? Language { get; init; }
    public string? HintLanguage { get; init; }
    public string? UnitLanguage { get; init; }

    /// <summary>Offered behind "Add another".</summary>
    public bool Aside { get; init; }

    /// <summary>Of kind horizon: how far off that is; null: nobody knows.</summary>
    public int? Days { get; init; }

    /// <summary>"None of these": it cannot be chosen together with another.</summary>
    public bool Alone { get; init; }
}

/// <summary>Which direction of a measure is better.</summary>
public enum Better { Higher, Lower }
