namespace ScaleSuccess.App;

/// <summary>The checksum that a zip keeps of each part (CRC-32, reflected polynomial 0xEDB88320). .NET's reader does not look at it.</summary>
internal static class ZipCrc
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }
        return ~sum;
    }
}
