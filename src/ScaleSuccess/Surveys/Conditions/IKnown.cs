namespace ScaleSuccess.Surveys.Conditions;

/// <summary>What conditions and texts can look at: facts, and answers by the meaning or the key of their question.</summary>
public interface IKnown
{
    Facts Facts { get; }
    IReadOnlyList<string> Values(string name);
    double? Number(string name);
    bool IsAnswered(string name);

    /// <summary>The answer in words; empty when there is none.</summary>
    string Words(string name);
}
