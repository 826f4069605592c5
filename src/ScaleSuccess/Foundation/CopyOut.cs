using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>
/// Reads the rows of a COPY … TO STDOUT (FORMAT BINARY) as bytes: for a million rows, where an object for each cell would
/// cost more than the work on it. The format is PostgreSQL's, under COPY, "Binary Format".
/// </summary>
public sealed class CopyOut(NpgsqlRawCopyStream stream) : IAsyncDisposable
{
    private const int Header = 19;
    private byte[] buffer = new byte[1 << 18];
    private int start, end;
    private bool isBegun;
    private readonly List<(int Start, int Length)> fields = [];

    /// <param name="query">A select; its parameters would have to stand in its text.</param>
    public static async Task<CopyOut> Begin(NpgsqlConnection connection, string query, CancellationToken cancel) =>
        new(await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)", cancel));

    /// <returns>False after the last row.</returns>
    public async ValueTask<bool> Next(CancellationToken cancel)
    {
        if (!isBegun)
        {
            while (end - start < Header) await Fill(cancel);
            start += Header + BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(start + Header - 4));
            isBegun = true;
        }
        bool? read;
        while ((read = TryRow()) is null) await Fill(cancel);
        return read.Value;
    }

    /// <summary>A cell of the present row; empty where it is null.</summary>
    public ReadOnlySpan<byte> Bytes(int field) => IsNull(field) ? [] : buffer.AsSpan(fields[field].Start, fields[field].Length);
    public bool IsNull(int field) => fields[field].Length < 0;
    public long Long(int field) => BinaryPrimitives.ReadInt64BigEndian(Bytes(field));
    public string? Text(int field) => IsNull(field) ? null : Encoding.UTF8.GetString(Bytes(field));

    /// <summary>A jsonb's text, without the byte of its version.</summary>
    public ReadOnlySpan<byte> Json(int field) => Bytes(field)[1..];

    /// <summary>A timestamptz.</summary>
    public DateTimeOffset Time(int field) => new(Micros.Epoch.AddMicroseconds(Long(field)));

    /// <returns>Null: it is not here in full yet.</returns>
    private bool? TryRow()
    {
        var at = start;
        if (end - at < 2) return null;
        var count = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at));
        if (count < 0) return false;
        at += 2;
        fields.Clear();
        for (var field = 0; field < count; field++)
        {
            if (end - at < 4) return null;
            var length = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at));
            at += 4;
            if (length > end - at) return null;
            fields.Add((at, length));
            at += Math.Max(0, length);
        }
        start = at;
        return true;
    }

    private async ValueTask Fill(CancellationToken cancel)
    {
        // The present row's cells are not needed any more: this is called for the next.
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
        if (read == 0) throw new EndOfStreamException("PostgreSQL's copy ended in the middle of a row.");
        end += read;
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}

/// <summary>How PostgreSQL counts time.</summary>
internal static class Micros
{
    public static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static long Of(DateTimeOffset time) => (time.UtcTicks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
