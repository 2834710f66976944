using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Pix.BuildingBlocks.Web;

/// <summary>Where a request comes from.</summary>
public static class ClientAddresses
{
    /// <summary>
    /// The network address that failures are counted by; behind a proxy of <c>Proxy:Known</c>, the one that it tells. Of IPv6
    /// the first half: whoever has one such address has all that begin like it.
    /// </summary>
    public static string ClientAddress(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes) + "/64";
    }
}
