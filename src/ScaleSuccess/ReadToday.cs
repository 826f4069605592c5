using ScaleSuccess.Data;
using ScaleSuccess.Emails;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans;

namespace ScaleSuccess;

/// <summary>How the loop stands, and what waits for a person.</summary>
/// <param name="Waiting">The longest waiting of <paramref name="WaitingInAll"/>.</param>
/// <param name="Failed">Steps whose last run failed.</param>
public sealed record Today(
    Funnel Funnel, IReadOnlyList<AskedHelp> Waiting, int WaitingInAll, IReadOnlyList<Trouble> Troubles,
    IReadOnlyList<OfferedDefinition> Offered, IReadOnlyList<StepRun> Failed);

public sealed class ReadToday(
    ReadFunnel funnel, ReadHelpRequests help, TroubledMessages messages, OfferedDefinitions offers, ReadStepRuns runs)
{
    public async Task<Today> Now(CancellationToken cancel) => new(
        await funnel.Now(cancel), await help.Open(cancel), await help.CountOpen(cancel), await messages.All(cancel),
        // Surveys are not edited in the console, so their new versions count by themselves.
        [.. (await offers.All(cancel)).Where(offer => offer.Kind != Definition.Survey)],
        [.. (await runs.All(cancel)).Values.Where(run => run.Failed is not null)]);
}
