using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>A run as both engines make it: a failure is logged here, once, and thrown on; being stopped is no failure.</summary>
public sealed class LoggedRun(RunJob run, ILogger<LoggedRun> log)
{
    public async Task Run(string job, CancellationToken cancel)
    {
        try
        {
            await run(job, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Job {Job} failed; its next run comes by its cadence", job);
            throw;
        }
    }
}
