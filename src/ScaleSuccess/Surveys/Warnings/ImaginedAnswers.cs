using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>What somebody might have answered, as far as conditions can tell it from other answers.</summary>
internal sealed record ImaginedAnswer(IReadOnlyList<string> Values, double? Number, bool IsAnswered)
{
    public static readonly ImaginedAnswer None = new([], null, false);
}

/// <summary>What somebody might have answered so far, and what might be known about them.</summary>
internal sealed class ImaginedAnswers() : Known(Facts.None)
{
    private readonly Dictionary<string, ImaginedAnswer> given = [];

    public void Set(IEnumerable<string> names, ImaginedAnswer answer)
    {
        foreach (var name in names) given[name] = answer;
    }

    public override IReadOnlyList<string> Values(string name) => Of(name).Values;
    public override double? Number(string name) => Of(name).Number;
    public override bool IsAnswered(string name) => Of(name).IsAnswered;

    /// <summary>What was chosen; of a text nobody can tell.</summary>
    public override string Words(string name) => string.Join(", ", Of(name).Values);

    private ImaginedAnswer Of(string name) => given.GetValueOrDefault(name, ImaginedAnswer.None);
}
