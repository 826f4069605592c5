namespace ScaleSuccess.Surveys.Conditions;

/// <summary>What conditions and texts can look at: facts, and answers by the meaning or the key of their question.</summary>
public abstract class Known(Facts facts)
{
    public Facts Facts => facts;

    public abstract IReadOnlyList<string> Values(string name);
    public abstract double? Number(string name);
    public abstract bool IsAnswered(string name);

    /// <summary>The answer in words; empty when there is none.</summary>
    public abstract string Words(string name);
}
