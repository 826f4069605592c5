using ScaleSuccess.Definitions;

namespace ScaleSuccess.App;

/// <summary>Mistakes in the current definition files; the active versions are valid all the same.</summary>
public sealed class DefinitionProblems
{
    public IReadOnlyList<Mistake> Mistakes { get; private set; } = [];

    public void Now(IReadOnlyList<Mistake> mistakes) => Mistakes = mistakes;
}
