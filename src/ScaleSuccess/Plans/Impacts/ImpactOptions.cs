using System.Globalization;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>Section "Impact": of what a draft of a template would do to plans that live.</summary>
public sealed record ImpactOptions
{
    public const string Section = "Impact";

    /// <summary>Of so many live plans the page that asks to publish counts it itself; of more a step does, with its progress in sight.</summary>
    public int MostAtOnce { get; init; } = 10_000;

    public IReadOnlyList<string> Validate() => MostAtOnce is >= 0 and <= 100_000 ? []
        : [$"Impact:MostAtOnce is {MostAtOnce.ToString(CultureInfo.InvariantCulture)}. Set Impact__MostAtOnce to a number from 0 (always by a step) to 100000."];
}
