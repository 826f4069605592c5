using ScaleSuccess.Customers;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>Section "Segments".</summary>
public sealed record SegmentOptions
{
    /// <summary>The clustering engine: <c>auto</c> lets all engines compete.</summary>
    public string Engine { get; init; } = EngineChoice.Auto;

    /// <summary>With fewer submitted answers than this the templates' rules assign; from here on a model is trained.</summary>
    public int MinimumAnswers { get; init; } = 200;

    /// <summary>The most clusters that are tried.</summary>
    public int MostClusters { get; init; } = 8;

    /// <summary>How many new answers start a training without waiting for the night: below 1 a share of those known, else a count.</summary>
    public double RetrainAfter { get; init; } = 0.1;

    /// <summary>With more customers than this a sample is trained on; all are assigned.</summary>
    public int MostRows { get; init; } = 20_000;

    /// <summary>A customer whose best segment is less likely than this is unclear.</summary>
    public double UnclearBelow { get; init; } = 0.5;

    /// <summary>By how much another segment must be likelier before a customer moves.</summary>
    public double MoveMargin { get; init; } = 0.15;

    /// <summary>How much a contact's answers count against a colleague's, by role; 1 where none is given.</summary>
    public IReadOnlyDictionary<string, double> RoleWeights { get; init; } = new Dictionary<string, double>
    {
        [Contact.Champion] = 2, [Contact.EconomicBuyer] = 2, [Contact.Admin] = 1, [Contact.User] = 1,
    };

    /// <summary>The level of drift that alerts ops: Watch or Drifted.</summary>
    public DriftVerdict DriftAlarm { get; init; } = DriftVerdict.Drifted;

    public double WeightOf(string role) => RoleWeights.GetValueOrDefault(role, 1);

    public IEnumerable<string> Validate()
    {
        if (EngineChoice.Of(Engine).Count == 0) yield return $"Segments:Engine is `{Engine}`; it must be one of {string.Join(", ", EngineChoice.Words)}. Set Segments__Engine.";
        if (MinimumAnswers < 50) yield return "Segments:MinimumAnswers must be 50 or more: with fewer answers no segments can be found. Set Segments__MinimumAnswers.";
        if (MostClusters is < 2 or > 50) yield return "Segments:MostClusters must be 2 to 50. Set Segments__MostClusters.";
        if (!(RetrainAfter > 0)) yield return "Segments:RetrainAfter must be above 0: a share such as 0.1, or a count from 1 on. Set Segments__RetrainAfter.";
        if (MostRows is < 1_000 or > 1_000_000) yield return "Segments:MostRows must be 1000 to 1000000. Set Segments__MostRows.";
        if (UnclearBelow is not (>= 0 and < 1)) yield return "Segments:UnclearBelow must be 0 or more and below 1. Set Segments__UnclearBelow.";
        if (MoveMargin is not (>= 0 and < 1)) yield return "Segments:MoveMargin must be 0 or more and below 1. Set Segments__MoveMargin.";
        foreach (var (role, weight) in RoleWeights)
        {
            if (!Contact.Roles.Contains(role)) yield return $"Segments:RoleWeights has an unknown role `{role}`; the roles are {string.Join(", ", Contact.Roles)}. Unset Segments__RoleWeights__{role}.";
            if (weight is not (> 0 and <= 100)) yield return $"Segments:RoleWeights:{role} must be above 0 and at most 100. Set Segments__RoleWeights__{role}.";
        }
        if (DriftAlarm is not (DriftVerdict.Watch or DriftVerdict.Drifted)) yield return "Segments:DriftAlarm must be Watch or Drifted. Set Segments__DriftAlarm.";
    }
}
