namespace ScaleSuccess.SegmentCli.Files;

/// <summary>
/// A file whose beginning was looked at before it is read, a pipe too, and that ends with a sentence where it is larger than a file may be.
/// </summary>
/// <param name="file">Its name, for the sentence.</param>
/// <param name="head">What was read already.</param>
/// <param name="rest">What follows.</param>
internal sealed class HeadStream(string file, byte[] head, Stream rest) : Stream
{
    public const int HeadBytes = 64 * 1024;

    private int _at;
    private long _read;

    /// <summary>Reads a beginning.</summary>
    public static byte[] Head(Stream stream)
    {
        var head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, head.Length - _at);
        if (count > 0)
        {
            head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
        }
        else
        {
            count = rest.Read(buffer);
        }
        _read += count;
        return _read <= InputLimits.FileBytes ? count : throw TooLarge(file);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The file is larger than files may be.</summary>
    public static BadInputException TooLarge(string file) => new(
        $"{file}: the file is larger than {InputLimits.FileBytes >> 30} GB; fit a sample of its rows, and assign the others in parts.");
}
