using Quartz;

namespace ScaleSuccess.Web.Adapters;

/// <summary>One firing. While it lasts, further firings of the same job wait for it.</summary>
[DisallowConcurrentExecution]
public sealed class QuartzRun(LoggedRun run, LastStarts starts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var job = context.JobDetail.Key.Name;
        starts.Now(job);
        try
        {
            await run.Run(job, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // LoggedRun has told it; thrown on, Quartz would tell it a second time and do nothing else.
        }
    }
}
