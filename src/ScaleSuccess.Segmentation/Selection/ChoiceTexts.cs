namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// Names ChoiceTexts.resx: a text for each <see cref="KReason"/>, with the number chosen as {0} and what hidden answers alone would
/// take as {1}; and one for what BIC, ICL and AIC3 alone would take.
/// </summary>
public sealed class ChoiceTexts;
