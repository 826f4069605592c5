using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Standing;

/// <summary>Are we on track?</summary>
public enum Track { NotAccepted, OnTrack, NeedsAttention, Late, Done, Achieved, Closed }

/// <summary>
/// Late: a milestone is overdue. Needs attention: an action is, or a number falls short. Done: no milestone is open, and nobody has
/// accepted the plan. Not accepted comes last of the open ones: a late plan is late, accepted or not. What is unknown speaks neither
/// for the plan nor against it.
/// </summary>
public static class PlanTrack
{
    extension(PlanView view)
    {
        public Track Track
        {
            get
            {
                if (view.Plan.IsClosed) return Track.Closed;
                if (view.Plan.IsAchieved) return Track.Achieved;
                if (view.Next is null) return Track.Done;
                if (view.Of(ItemKind.Milestone).Any(view.IsOverdue)) return Track.Late;
                if (view.Of(ItemKind.Action).Any(view.IsOverdue) || view.Measures().Any(view.FallsShort)) return Track.NeedsAttention;
                return view.IsAccepted ? Track.OnTrack : Track.NotAccepted;
            }
        }

        /// <summary>
        /// Worse now than at the start; or, from half of the time on, at less than half of the way that the time has gone: at 60 %
        /// of the time, below 30 % of the way.
        /// </summary>
        public bool FallsShort(MeasureView measure) =>
            measure.IsWorse || (view.TimeGone >= 0.5 && measure.Share < view.TimeGone / 2);

        /// <summary>Of the time from the start to the deadline: 0 to 1.</summary>
        public double TimeGone => Math.Clamp(
            (view.Today.DayNumber - view.Plan.StartedOn.DayNumber) / (double)(view.Plan.Deadline.DayNumber - view.Plan.StartedOn.DayNumber), 0, 1);
    }
}
