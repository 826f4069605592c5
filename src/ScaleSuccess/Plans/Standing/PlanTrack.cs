using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Standing;

/// <summary>Are we on track?</summary>
public enum Track { NotAccepted, OnTrack, NeedsAttention, Late, Done, Achieved, Closed }

/// <summary>
/// Late: a milestone is overdue. Needs attention: an action is. Done: no milestone is open, and nobody has accepted the plan. Not
/// accepted comes last of the open ones: a late plan is late, accepted or not.
/// </summary>
public static class PlanTrack
{
    public static Track Of(PlanView view)
    {
        if (view.Plan.IsClosed) return Track.Closed;
        if (view.Plan.IsAchieved) return Track.Achieved;
        if (view.Next is null) return Track.Done;
        if (view.Of(ItemKind.Milestone).Any(view.IsOverdue)) return Track.Late;
        if (view.Of(ItemKind.Action).Any(view.IsOverdue)) return Track.NeedsAttention;
        return view.IsAccepted ? Track.OnTrack : Track.NotAccepted;
    }
}
