namespace ScaleSuccess.Web.Portal.Plans.Measures;

/// <summary>Where a measure is on the page.</summary>
public static class MeasureIds
{
    public static string Item(string measure) => $"measure-{measure}";

    /// <summary>The form that adds a number; a link to it opens the panel.</summary>
    public static string Add(string measure) => Item(measure) + "-add";
}
