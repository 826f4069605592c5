using System.Net;
using System.Net.Sockets;

namespace ScaleSuccess.Web.Identity;

/// <summary>
/// Where a request comes from, for limits. Of an IPv6 address the network: whoever has one address there has them all.
/// Behind a proxy this is the proxy, unless Proxies:Trusted names it.
/// </summary>
public static class ClientAddress
{
    public static string Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
