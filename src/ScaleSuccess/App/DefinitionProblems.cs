using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>What is wrong with the definition files as they are now; the versions in force are whole all the same.</summary>
public sealed class DefinitionProblems
{
    public IReadOnlyList<Mistake> Mistakes { get; private set; } = [];

    public void Now(IReadOnlyList<Mistake> mistakes) => Mistakes = mistakes;
}
