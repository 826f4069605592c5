using System.Globalization;

namespace ScaleSuccess.Surveys.Waves;

/// <summary>Section "Waves": of surveys that follow the first.</summary>
public sealed record WaveOptions
{
    public const string Section = "Waves";

    /// <summary>Days after which somebody who was asked to answer any survey may be asked to answer another.</summary>
    public int CoolDownDays { get; init; } = 14;

    public IReadOnlyList<string> Validate() => CoolDownDays is >= 0 and <= 365 ? []
        : [$"Waves:CoolDownDays is {CoolDownDays.ToString(CultureInfo.InvariantCulture)}. Set Waves__CoolDownDays to a number from 0 (no pause between surveys) to 365."];
}
