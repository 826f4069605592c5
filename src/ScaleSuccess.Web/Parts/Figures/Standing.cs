namespace ScaleSuccess.Web.Parts.Figures;

/// <summary>How a plan, milestone or measure stands. Shown as icon and words, never as colour alone.</summary>
public enum Standing
{
    OnTrack,
    NeedsAttention,
    Late,
    Done,
    NotStarted,
    Paused,
    /// <summary>Too long without news: said openly instead of shown as green.</summary>
    Unknown,
}
