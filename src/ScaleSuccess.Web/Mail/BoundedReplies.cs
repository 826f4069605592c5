namespace ScaleSuccess.Web.Mail;

/// <summary>
/// The line to a mail server, which may say only so much between two of our writes: MailKit keeps a reply whole until it
/// ends, and one that never ends would take all memory. With TLS it is the encrypted bytes that count.
/// </summary>
internal sealed class BoundedReplies(Stream line, int most) : Stream
{
    private int read;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override bool CanTimeout => line.CanTimeout;
    public override int ReadTimeout { get => line.ReadTimeout; set => line.ReadTimeout = value; }
    public override int WriteTimeout { get => line.WriteTimeout; set => line.WriteTimeout = value; }
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(line.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await line.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        read = 0;
        line.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        read = 0;
        return line.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => line.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => line.FlushAsync(cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private int Counted(int bytes)
    {
        read += bytes;
        return read <= most ? bytes : throw new IOException($"the server's reply is longer than {most / 1024} KB");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) line.Dispose();
        base.Dispose(disposing);
    }
}
