using Microsoft.AspNetCore.Components;

namespace ScaleSuccess.Web.Parts;

/// <summary>
/// What all our pages and their parts are: rendered once, when all has been read. A <see cref="ComponentBase" /> is rendered at its first wait, too: half
/// read, its parts would begin to read beside it, which one database connection does not allow, and a page would say 404 because it has nothing yet.
/// Nobody sees that first rendering, as pages are sent whole.
/// </summary>
public abstract class SettledComponent : ComponentBase, IHandleEvent
{
    private bool isInitialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!isInitialized)
        {
            isInitialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        StateHasChanged();
    }
}
