using System.Globalization;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>Section "Invitations": of people whom a customer names in a survey.</summary>
public sealed record InvitationOptions
{
    public const string Section = "Invitations";

    /// <summary>Invitations that one customer's people cause within 24 hours.</summary>
    public int MostPerDay { get; init; } = 5;

    public IReadOnlyList<string> Validate() => MostPerDay is >= 0 and <= 1000 ? []
        : [$"Invitations:MostPerDay is {MostPerDay.ToString(CultureInfo.InvariantCulture)}. Set Invitations__MostPerDay to a number from 0 (nobody is invited) to 1000."];
}
