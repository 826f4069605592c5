using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Waves;

namespace ScaleSuccess.Web.Console.Surveys.Sending;

/// <summary>What is beside the rules of a survey.</summary>
/// <param name="Reach">In the order of the rules; empty: they have mistakes.</param>
public sealed record SendingLook(IReadOnlyList<Reach> Reach, IReadOnlyList<Wave> Waves)
{
    public static readonly SendingLook Nothing = new([], []);
}

/// <summary>Reads whom the rules would reach, and what came of the waves so far.</summary>
public sealed class SendingView(ReadReach reach, ReadWaves waves, WaveOptions options)
{
    /// <summary>Of all surveys, in days.</summary>
    public int CoolDown => options.CoolDownDays;

    public async Task<SendingLook> Of(DraftView view, CancellationToken cancel) => new(
        view.At(SendFields.Part).Count > 0 ? [] : await reach.Of(view.Survey, cancel), await waves.Of(view.Draft.Key, cancel));
}
