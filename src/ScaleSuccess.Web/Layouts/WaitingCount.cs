using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Web.Layouts;

/// <summary>How many threads wait for ops: asked once a request, though the menu stands twice on a page.</summary>
public sealed class WaitingCount(ReadWaiting waiting, IHttpContextAccessor http)
{
    private Task<long>? count;

    public Task<long> Now() => count ??= waiting.Count(http.HttpContext?.RequestAborted ?? default);
}
