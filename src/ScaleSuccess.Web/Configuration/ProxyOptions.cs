using System.Net;

namespace ScaleSuccess.Web.Configuration;

/// <summary>The reverse proxies in front of this node, under <c>Proxies</c>. Nobody else's X-Forwarded-For is believed.</summary>
public sealed record ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses and networks, such as <c>10.0.0.7</c> or <c>10.0.0.0/8</c>, with commas between them.</summary>
    public string Trusted { get; init; } = "";

    public IReadOnlyList<IPNetwork> Networks => [.. Entries.Select(Read).OfType<IPNetwork>()];

    public IEnumerable<string> Validate() => Entries.Where(entry => Read(entry) is null)
        .Select(entry => $"{Section}:Trusted names \"{entry}\": set addresses or networks such as 10.0.0.7 or 10.0.0.0/8, with commas between them.");

    private string[] Entries => Trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork? Read(string entry) =>
        IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(entry, out var network) ? network
        : null;
}
