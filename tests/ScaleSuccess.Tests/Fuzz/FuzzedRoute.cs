using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace ScaleSuccess.Tests.Fuzz;

/// <summary>A route of the host, whichever there are: a new page or call is fuzzed without anybody adding it.</summary>
public sealed partial record FuzzedRoute(string Pattern, IReadOnlyList<string> Methods)
{
    /// <summary>An address under it, with values that exist or with junk.</summary>
    /// <param name="known">What stands for a parameter's name, one of several.</param>
    public string Address(Junk junk, Func<string, string?> known, double wrong) => Parameter().Replace(Pattern, match =>
    {
        var name = match.Groups["name"].Value;
        return junk.Chance(wrong) || known(name) is not { } value ? junk.Encoded(Short(junk.Text())) : junk.Chance(wrong) ? junk.Encoded(Short(junk.Mutated(value))) : value;
    });

    public static IReadOnlyList<FuzzedRoute> Of(IEnumerable<EndpointDataSource> sources) =>
    [
        .. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => new FuzzedRoute("/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]))
            .DistinctBy(route => (route.Pattern, string.Join(',', route.Methods))),
    ];

    private static string Short(string text) => text.Length > 500 ? text[..500] : text;

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(:[^}]*)?\??\}")]
    private static partial Regex Parameter();
}
