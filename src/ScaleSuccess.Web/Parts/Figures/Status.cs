namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>The status of a plan, milestone or measure. Shown as icon and words, never as colour alone.</summary>
public enum Status
{
    OnTrack,
    NeedsAttention,
    Late,
    Done,
    NotStarted,
    Paused,
    /// <summary>Too long without news: shown as such instead of as green.</summary>
    Unknown,
}
