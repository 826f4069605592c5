using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Traces, metrics and logs go to OpenTelemetry where OTEL_EXPORTER_OTLP_ENDPOINT says so, else nowhere.</summary>
public static class Telemetry
{
    public static void Add(IServiceCollection services)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"))) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("scalesuccess"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpRequest = (activity, request) =>
                {
                    // A personal link's token opens its owner's plan: it must not end up in a trace store.
                    if (SecurityHeaders.IsPersonal(request.Path)) activity.SetTag("url.path", request.Path.Value![..3] + "…");
                })
                .AddSource("Npgsql", RunStep.Trace.Name))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("Npgsql"))
            .WithLogging()
            .UseOtlpExporter();
    }
}
