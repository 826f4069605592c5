using AngleSharp.Html.Dom;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Fuzz;

/// <summary>A form as a page offers it, with what its fields hold.</summary>
public sealed record FuzzedForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static IEnumerable<FuzzedForm> On(Page page) =>
        from form in page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
        let action = new Uri(page.Url, form.GetAttribute("action") is { Length: > 0 } given ? given : page.Url.PathAndQuery)
        from target in form.QuerySelectorAll("button[formaction], [hx-post]").Select(e => e.GetAttribute("formaction") ?? e.GetAttribute("hx-post")!)
            .Append(form.GetAttribute("hx-post")!).Where(other => other is not null).Select(other => new Uri(page.Url, other)).Append(action).Distinct()
        select new FuzzedForm(target.PathAndQuery, [.. Given.Browser.Held(form).Concat(Buttons(form))]);

    private static IEnumerable<KeyValuePair<string, string>> Buttons(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlButtonElement>("button[name]").Take(1).Select(button => KeyValuePair.Create(button.Name!, button.Value));
}
