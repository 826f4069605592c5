using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Fuzz;

/// <summary>A form as a page offers it, with what its fields hold and one of its buttons.</summary>
public sealed record FuzzedForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static IEnumerable<FuzzedForm> On(Page page) =>
        from form in page.Document.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>()
        let held = Browser.Held(form).ToList()
        from button in Buttons(form)
        from target in Targets(form).Select(target => new Uri(page.Url, target ?? page.Url.PathAndQuery).PathAndQuery).Distinct()
        select new FuzzedForm(target, [.. held, .. button]);

    /// <summary>Where the form goes, by itself, by a button and by a script of ours.</summary>
    private static IEnumerable<string?> Targets(IHtmlFormElement form) =>
        form.QuerySelectorAll("[formaction], [hx-post]").Append(form).Select(element => element.GetAttribute("formaction") ?? element.GetAttribute("hx-post")).OfType<string>()
            .Append<string?>(form.GetAttribute("action") is { Length: > 0 } action ? action : null).Distinct();

    /// <summary>Buttons of the form that stand outside it.</summary>
    private static IEnumerable<IElement> Elsewhere(IHtmlFormElement form) =>
        form.Id is { } id ? form.Owner!.QuerySelectorAll($"button[name][form='{id}']") : [];

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, string>>> Buttons(IHtmlFormElement form)
    {
        var named = form.QuerySelectorAll("button[name]").Concat(Elsewhere(form)).Take(12)
            .Select(button => new[] { KeyValuePair.Create(button.GetAttribute("name")!, button.GetAttribute("value") ?? "") }).ToList();
        return named.Count > 0 ? named : [[]];
    }
}
