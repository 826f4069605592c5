namespace ScaleSuccess.Segmentation.Selection;

/// <summary>What decided the number of clusters.</summary>
public enum KReason
{
    /// <summary>No other number was requested.</summary>
    OnlyOneAsked,

    /// <summary>No other number was possible: there are only as many different rows as clusters requested.</summary>
    OnlyOnePossible,

    /// <summary>AIC3, since the segments overlap and BIC finds too few of them.</summary>
    OverlapByAic3,

    /// <summary>Stability, since the segments overlap and BIC finds too few of them.</summary>
    OverlapByStability,

    /// <summary>Stability, since rows are few for BIC.</summary>
    FewRows,

    /// <summary>BIC and AIC3 agree on one cluster.</summary>
    AgreeOnOne,

    /// <summary>BIC and AIC3 agree.</summary>
    Agree,

    /// <summary>BIC finds one cluster only.</summary>
    BicOnOne,

    /// <summary>BIC, and every segment is stable.</summary>
    Bic,

    /// <summary>ICL: the segments that BIC would add are not separate.</summary>
    Icl,

    /// <summary>Stability: with more, some segments are unstable or too small.</summary>
    Stability,

    /// <summary>Nothing: with every number tried, some segments are unstable or too small; this is the fewest requested.</summary>
    NoneStable,

    /// <summary>Hidden answers: the fewest that predict them as well as any number does.</summary>
    FewestAsGood,

    /// <summary>Stability: of what hidden answers alone would take, some clusters are unstable or too small.</summary>
    FewestStable,
}

/// <summary>How a number of clusters was chosen; the texts stand in ChoiceTexts.resx.</summary>
/// <param name="Reason">What decided.</param>
/// <param name="K">The number chosen.</param>
/// <param name="Bic">What BIC alone would take; null for engines that assign by distance.</param>
/// <param name="Icl">What ICL alone would take; null as above.</param>
/// <param name="Aic3">What AIC3 alone would take; null as above.</param>
/// <param name="HiddenAnswers">What hidden answers alone would take; null for latent classes.</param>
public sealed record KChoice(KReason Reason, int K, int? Bic = null, int? Icl = null, int? Aic3 = null, int? HiddenAnswers = null);
