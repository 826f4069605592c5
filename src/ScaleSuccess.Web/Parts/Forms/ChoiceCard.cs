namespace ScaleSuccess.Web.Parts.Forms;

/// <summary>One option of <see cref="ChoiceCards"/>.</summary>
/// <param name="Alone">It is not chosen together with another.</param>
public sealed record ChoiceCard(string Value, string Label, string? Hint = null, bool Alone = false)
{
    /// <summary>Of the label, and of the hint; null: as the page.</summary>
    public string? Language { get; init; }
    public string? HintLanguage { get; init; }
}
