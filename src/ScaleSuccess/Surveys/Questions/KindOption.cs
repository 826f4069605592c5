namespace ScaleSuccess.Surveys.Questions;

/// <summary>One key of a kind of question, for a form.</summary>
/// <param name="Words">Of <see cref="OptionType.Word"/>: what it may be.</param>
/// <param name="Begin">What a new question has; null: nothing.</param>
public sealed record KindOption(string Key, OptionType Type, IReadOnlyList<string>? Words = null, string? Begin = null)
{
    /// <summary>Keys that another value of this one makes meaningless: they are left out then.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>A file without it is wrong.</summary>
    public bool Required { get; init; }

    /// <summary>False: only files have it.</summary>
    public bool InForm { get; init; } = true;
}

public enum OptionType
{
    Flag, Number, Text, Word,

    /// <summary>A list, each one of a few.</summary>
    Words,
}
