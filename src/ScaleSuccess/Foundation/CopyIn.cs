using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>Writes rows to a COPY … FROM STDIN (FORMAT BINARY) as bytes; the other half of <see cref="CopyOut"/>.</summary>
public sealed class CopyIn(NpgsqlRawCopyStream stream) : IAsyncDisposable
{
    private const int Flush = 1 << 17;
    private static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', 0x0A, 0xFF, 0x0D, 0x0A, 0x00];
    private byte[] buffer = new byte[1 << 18];
    private int end;

    /// <param name="target">A table with its columns: "assigner_results (model_id, …)".</param>
    public static async Task<CopyIn> Begin(NpgsqlConnection connection, string target, CancellationToken cancel)
    {
        var copy = new CopyIn(await connection.BeginRawBinaryCopyAsync($"copy {target} from stdin (format binary)", cancel));
        Signature.CopyTo(copy.Room(Signature.Length));
        copy.Room(8).Clear();
        return copy;
    }

    /// <summary>Begins a row.</summary>
    public async ValueTask Row(int fields, CancellationToken cancel)
    {
        if (end > Flush) await Send(cancel);
        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)fields);
    }

    public void Null() => Length(-1);

    public void Long(long value)
    {
        Length(8);
        BinaryPrimitives.WriteInt64BigEndian(Room(8), value);
    }

    public void Real(float value)
    {
        Length(4);
        BinaryPrimitives.WriteSingleBigEndian(Room(4), value);
    }

    public void Flag(bool value)
    {
        Length(1);
        Room(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Time(DateTimeOffset value) => Long(Micros.Of(value));

    /// <summary>UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> value)
    {
        Length(value.Length);
        value.CopyTo(Room(value.Length));
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        var length = Encoding.UTF8.GetByteCount(value);
        Length(length);
        Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>As jsonb, whose binary form begins with its version.</summary>
    public void Json(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Length(length + 1);
        var room = Room(length + 1);
        room[0] = 1;
        Encoding.UTF8.GetBytes(value, room[1..]);
    }

    /// <summary>Ends the copy; without it nothing is kept.</summary>
    public async Task Complete(CancellationToken cancel)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);
        await Send(cancel);
        await stream.DisposeAsync();
    }

    private async ValueTask Send(CancellationToken cancel)
    {
        await stream.WriteAsync(buffer.AsMemory(0, end), cancel);
        end = 0;
    }

    private void Length(int length) => BinaryPrimitives.WriteInt32BigEndian(Room(4), length);

    private Span<byte> Room(int length)
    {
        if (end + length > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, end + length));
        end += length;
        return buffer.AsSpan(end - length, length);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
