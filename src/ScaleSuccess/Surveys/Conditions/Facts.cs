namespace ScaleSuccess.Surveys.Conditions;

/// <summary>What is known about a person and their company before they answer, by the names of <see cref="Fact"/>.</summary>
public sealed record Facts(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Whose they are; null: nobody's in particular, as in a preview.</summary>
    public long? Contact { get; init; }

    public static readonly Facts None = new(new Dictionary<string, string>());

    /// <summary>Null: not known.</summary>
    public string? Of(string name) => Values.GetValueOrDefault(name);
}
