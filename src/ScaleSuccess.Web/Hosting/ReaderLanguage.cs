using Microsoft.AspNetCore.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting;

/// <summary>The one place that chooses the language of a page, an e-mail preview or an API answer: English, for now.</summary>
public sealed class ReaderLanguage : RequestCultureProvider
{
    public static void Use(IApplicationBuilder app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(Languages.Default),
        SupportedCultures = [.. Languages.All],
        SupportedUICultures = [.. Languages.All],
        RequestCultureProviders = [new ReaderLanguage()],
    });

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(Languages.Default.Name));
}
