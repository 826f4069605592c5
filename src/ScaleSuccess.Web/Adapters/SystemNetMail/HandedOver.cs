namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// The last part of a message, which notices how far SmtpClient has got: it is read only after the server has agreed
/// to take the message (354), and its end is read just before the final dot. Nothing else tells a connection lost
/// before the message was handed over (safe to try again) from one lost after (it may have arrived).
/// </summary>
internal sealed class HandedOver(byte[] content, Func<bool> mayBegin) : MemoryStream(content, writable: false)
{
    public bool Begun { get; private set; }
    public bool Complete { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!mayBegin()) throw new NotSignedIn();
        Begun = true;
        var read = base.Read(buffer, offset, count);
        // A reader that asks for exactly what is left need not come again to learn that nothing follows.
        Complete |= Position == Length;
        return read;
    }

    /// <summary>Stops a message in the middle, before the final dot, so that the server throws it away.</summary>
    internal sealed class NotSignedIn : Exception;
}
