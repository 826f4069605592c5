using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Web.Console.Parts;

namespace ScaleSuccess.Tests.Segments;

/// <summary>Words stored facts as the console does.</summary>
internal static class KnownFacts
{
    public static SegmentFacts Words { get; } =
        new ServiceCollection().AddLogging().AddLocalization().AddSingleton<SegmentFacts>().BuildServiceProvider().GetRequiredService<SegmentFacts>();
}
