using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ScaleSuccess.Access;
using ScaleSuccess.App;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Api;
using ScaleSuccess.Web.Assets;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Console;
using ScaleSuccess.Web.Development;
using ScaleSuccess.Web.Health;
using ScaleSuccess.Web.Hosting.Background;
using ScaleSuccess.Web.Identity;
using ScaleSuccess.Web.Jobs;
using ScaleSuccess.Web.Layouts;
using ScaleSuccess.Web.Mail;
using ScaleSuccess.Web.Portal;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Assembles the host: services first, then the request pipeline.</summary>
public static class ScaleHost
{
    /// <summary>The services that every verb needs; <c>serve</c> adds the rest with <see cref="AddPages"/> and the workers.</summary>
    public static void AddProduct(IServiceCollection services, AppSettings settings, string connectionString)
    {
        services.AddSingleton(settings).AddSingleton(settings.Vendor).AddSingleton(settings.Mail).AddSingleton(settings.Segments).AddSingleton(settings.Invitations).AddSingleton(settings.Waves).AddSingleton(settings.Impact);
        services.AddSingleton(settings.Sender);
        services.AddSingleton(new ClusterFiles(AreOurs: settings.ConnectionString is null));
        services.AddSingleton(new DefinitionFolder(settings.DefinitionFolder));
        services.AddSingleton<TimeProvider>(settings.IsDevelopment ? new DevelopmentClock(settings.DataFolder) : TimeProvider.System);
        services.AddScaleSuccess(connectionString);
        MailRegistration.Add(services, settings.Mail, settings.IsDevelopment, settings.MailFolder);
        services.AddOpsUsers();
        services.AddScoped<SampleCustomer>();
        services.AddSingleton<RunStep>();
        services.AddHealth();
        services.AddSingleton(settings.Keys.Encryption());
        services.AddDataProtection().SetApplicationName("ScaleSuccess");
        services.AddSingleton<IKeyManager>(provider => ActivatorUtilities.CreateInstance<ReloadedKeys>(provider, ActivatorUtilities.CreateInstance<XmlKeyManager>(provider)));
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeys, KeyEncryption>((keys, stored, encryption) =>
            (keys.XmlRepository, keys.XmlEncryptor) = (stored, encryption.IsOn ? new KeyXmlEncryptor(encryption) : null));
    }

    public static void AddPages(IServiceCollection services, AppSettings settings, string connectionString)
    {
        services.AddRazorComponents();
        services.AddSingleton<ServedFiles>();
        Compression.Add(services);
        services.AddHttpContextAccessor();
        services.AddSignIn();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "scalesuccess-form";
            // The policy's frame-ancestors already says it, more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
        CustomerEndpoints.Add(services);
        services.AddOpenApi();
        services.AddScoped<SaveSentCustomer>().AddScoped<SurveyQueryRefusal>().AddScoped<CheckSurveyQuery>();
        RateLimits.Add(services);
        services.PostConfigure<ForwardedHeadersOptions>(forwarded => Forwarded(forwarded, settings.Proxies));
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = BodyLimits.Default);
        services.Configure<FormOptions>(form => (form.KeyLengthLimit, form.ValueLengthLimit) = (512, (int)BodyLimits.Editor));
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton<Readiness>();
        services.AddHealthChecks().AddCheck<PreparedCheck>("preparation").AddCheck<DefinitionsCheck>("definitions");
        HangfireSetup.Add(services, connectionString);
        services.AddSingleton<Prepare>().AddHostedService(provider => provider.GetRequiredService<Prepare>());
        services.AddHostedService<WatchDefinitions>().AddHostedService<KeepSchedule>().AddHostedService<RecordKnownOutcomes>();
        services.Configure<HostOptions>(Lifetime);
        if (settings.IsDevelopment) services.AddSingleton(new FolderMailbox(settings.MailFolder));
        OpsEndpoints.Add(services);
        Telemetry.Add(services);
    }

    public static void Use(WebApplication app, AppSettings settings)
    {
        app.UseMiddleware<HungUp>();
        app.UseMiddleware<HeadAsGet>();
        app.UseForwardedHeaders();
        ReaderLanguage.UseDefault(app);
        app.UseMiddleware<PublicAddress>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Problem.Path,
            // Said in one line by Problem: a stack would send its reader looking for a fault of ours.
            SuppressDiagnosticsCallback = failed => ClientMistake.Of(failed.Exception) is not null,
        });
        // No fallback route: it would take every method, and a 405 or 415 of routing's would never be.
        app.UseStatusCodePages(bare => Problem.Explain(bare.HttpContext));
        app.UseResponseCompression();
        var files = app.Services.GetRequiredService<ServedFiles>();
        files.Use(app);
        app.UseMiddleware<WaitUntilReady>();
        RateLimits.UseFirst(app);
        app.UseCookiePolicy(Cookies(settings));
        app.UseRouting();
        app.UseMiddleware<BodyLimits>();
        app.UseMiddleware<PartCharsets>();
        ReaderLanguage.Use(app);
        app.UseAuthentication();
        app.UseMiddleware<SignedOutForm>();
        app.UseAuthorization();
        app.UseMiddleware<NeedsApiKey>();
        app.UseMiddleware<ChangePasswordFirst>();
        CustomerEndpoints.Use(app);
        app.UseAntiforgery();
        app.UseMiddleware<LostFormToken>();
        RateLimits.UseThen(app);
        app.UseMiddleware<ForeignForm>();
        CustomerEndpoints.UsePosts(app);
        app.UseMiddleware<UnknownForm>();

        files.Map(app);
        HealthEndpoints.Map(app);
        Problem.Map(app);
        app.MapOpenApi("/api/openapi.json");
        CustomersApi.Map(app);
        ReadCustomerApi.Map(app);
        ReadingsApi.Map(app);
        SurveyResultsApi.Map(app);
        SurveyResponsesApi.Map(app);
        SurveyCrossTabApi.Map(app);
        CustomerEndpoints.Map(app);
        IdentityModule.Map(app);
        OpsEndpoints.Map(app);
        if (settings.IsDevelopment) DevelopmentEndpoints.Map(app);
        JobsDashboard.Map(app);
        app.MapRazorComponents<HtmlShell>();
    }

    /// <summary>Service managers kill after ten seconds or more: everything has stopped by then, even if the mail server does not answer.</summary>
    private static void Lifetime(HostOptions host)
    {
        host.ShutdownTimeout = TimeSpan.FromSeconds(7);
        host.ServicesStopConcurrently = true;
        // Each logs and repeats by itself; if one ends all the same, the pages and the others continue.
        host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
    }

    /// <summary>Only proxies that the operator named; the framework's own switch (ASPNETCORE_FORWARDEDHEADERS_ENABLED) would believe everybody.</summary>
    private static void Forwarded(ForwardedHeadersOptions options, ProxyOptions proxies)
    {
        options.ForwardedHeaders = proxies.Networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks) options.KnownIPNetworks.Add(network);
        // As many hops as there are trusted proxies in a row.
        options.ForwardLimit = null;
    }

    /// <summary>The public address says whether the way to here is encrypted, also where a proxy ends the encryption.</summary>
    private static CookiePolicyOptions Cookies(AppSettings settings) => new()
    {
        Secure = settings.PublicUrl.StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
    };
}
