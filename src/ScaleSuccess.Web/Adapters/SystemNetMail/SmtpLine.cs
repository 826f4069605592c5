using System.Text;

namespace ScaleSuccess.Web.Adapters;

/// <summary>One command, one reply: as much of SMTP as a probe needs.</summary>
internal sealed class SmtpLine(Stream stream) : IDisposable
{
    private const int LongestReply = 100;
    private readonly StreamReader reader = new(stream, Encoding.ASCII);

    public sealed record Reply(int Code, IReadOnlyList<string> Lines)
    {
        public string Text => $"{Code} {string.Join(" ", Lines)}";

        public bool Offers(string keyword) => Lines.Any(line => line.Equals(keyword, StringComparison.OrdinalIgnoreCase));

        /// <summary>Also the old spelling "AUTH=LOGIN PLAIN".</summary>
        public IReadOnlyList<string> Mechanisms =>
            [.. Lines.Where(line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
                .SelectMany(line => line[4..].Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<Reply> Say(string command, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancel);
        return await Read(cancel);
    }

    public async Task<Reply> Read(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (lines.Count < LongestReply)
        {
            var line = await reader.ReadLineAsync(cancel) ?? throw new IOException("the server hung up");
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code)) throw new IOException("the server does not speak SMTP");
            lines.Add(line.Length > 4 ? line[4..].Trim() : "");
            if (line.Length == 3 || line[3] != '-') return new Reply(code, lines);
        }
        throw new IOException("the server's answer does not end");
    }

    public void Dispose() => reader.Dispose();
}
