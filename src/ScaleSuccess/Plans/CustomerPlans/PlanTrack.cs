namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Are we on track?</summary>
public enum Track { NotAccepted, OnTrack, NeedsAttention, Late, Done, Achieved }

/// <summary>
/// Late: the next milestone's day has passed. Needs attention: an action's day has passed. Not accepted comes last of
/// the open ones: a late plan is late, accepted or not.
/// </summary>
public static class PlanTrack
{
    public static Track Of(PlanView view)
    {
        if (view.Plan.IsAchieved) return Track.Achieved;
        if (view.Next is not { } next) return Track.Done;
        if (next.IsLate(view.Today)) return Track.Late;
        if (view.Of(ItemKind.Action).Any(action => action.IsLate(view.Today))) return Track.NeedsAttention;
        return view.IsAccepted ? Track.OnTrack : Track.NotAccepted;
    }
}
