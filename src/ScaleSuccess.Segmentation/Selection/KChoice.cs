namespace ScaleSuccess.Segmentation.Selection;

/// <summary>What decided the number of clusters.</summary>
public enum KReason
{
    /// <summary>No other number was requested.</summary>
    OnlyOneAsked,

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

    /// <summary>Stability: with more, some segments are unstable.</summary>
    Stability,

    /// <summary>Hidden answers: the fewest that predict them as well as any number does.</summary>
    FewestAsGood,

    /// <summary>Stability: of what hidden answers alone would take, some clusters are unstable or too small.</summary>
    FewestStable,
}

/// <summary>How a number of clusters was chosen.</summary>
/// <param name="Reason">What decided.</param>
/// <param name="K">The number chosen.</param>
/// <param name="Bic">What BIC alone would take; null for engines that place by distance.</param>
/// <param name="Icl">What ICL alone would take; null as above.</param>
/// <param name="Aic3">What AIC3 alone would take; null as above.</param>
/// <param name="HiddenAnswers">What hidden answers alone would take; null for latent classes.</param>
public sealed record KChoice(KReason Reason, int K, int? Bic = null, int? Icl = null, int? Aic3 = null, int? HiddenAnswers = null)
{
    /// <summary>The same in English.</summary>
    public string Sentence => Bic is null || Reason == KReason.OnlyOneAsked
        ? Decided
        : $"{Decided} BIC alone would take {Bic}, ICL {Icl}, AIC3 {Aic3}.";

    private string Decided => Reason switch
    {
        KReason.OnlyOneAsked => "Only this number was requested.",
        KReason.OverlapByAic3 => $"AIC3 decided for {K}: the segments overlap, and BIC finds too few of them.",
        KReason.OverlapByStability => $"Stability decided for {K}: the segments overlap, and BIC finds too few of them.",
        KReason.FewRows => $"Stability decided for {K}: there are few rows for BIC, and every segment is stable in bootstrap samples.",
        KReason.AgreeOnOne => "BIC and AIC3 agree: these customers do not differ enough for more than one segment.",
        KReason.Agree => $"BIC and AIC3 agree on {K}.",
        KReason.BicOnOne => "BIC finds no segments: these customers do not differ enough for more than one.",
        KReason.Bic => $"BIC decided for {K}, and every segment is stable in bootstrap samples.",
        KReason.Icl => $"ICL decided for {K}: the segments that BIC would add are not separate.",
        KReason.Stability => $"Stability decided for {K}: with more, some segments are unstable in bootstrap samples.",
        KReason.FewestAsGood => $"{K} is the fewest whose predictions of hidden answers are as good as those of any number, within one standard error.",
        KReason.FewestStable => $"Stability decided for {K}: hidden answers alone would take {HiddenAnswers}, but some of those are unstable in bootstrap samples or too small.",
        _ => throw new InvalidOperationException($"No sentence for {Reason}."),
    };
}
