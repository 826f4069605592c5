namespace ScaleSuccess.Web.Portal.Plans.Measures;

/// <summary>What a plan's page says of measures.</summary>
public sealed class MeasureTexts;
