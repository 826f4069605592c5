using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// Records what became of mails while the database was away, as soon as it is back. Every node does it for itself: the
/// step that sends mail may run on another one next.
/// </summary>
public sealed class RecordKnownOutcomes(RecordDelivery record, ILogger<RecordKnownOutcomes> log) : RepeatedWork(TimeSpan.FromSeconds(2), log)
{
    public override Task Once(CancellationToken cancel) => record.HasUnrecorded ? record.WriteUnrecorded(cancel) : Task.CompletedTask;
}
