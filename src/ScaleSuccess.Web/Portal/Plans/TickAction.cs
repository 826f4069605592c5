using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans;

/// <summary>Ticks an action, or removes the tick, by the button that was pressed.</summary>
public sealed class TickAction(ChangePlan change)
{
    public const string DoneField = "done", OpenField = "open";

    /// <returns>The action's key; null when no button said which.</returns>
    public async Task<string?> Run(Visitor visitor, IFormCollection form, CancellationToken cancel)
    {
        var done = form.ContainsKey(DoneField);
        if (form[done ? DoneField : OpenField].ToString() is not { Length: > 0 } action) return null;
        await change.Finish(visitor, action, done, cancel);
        return action;
    }
}
