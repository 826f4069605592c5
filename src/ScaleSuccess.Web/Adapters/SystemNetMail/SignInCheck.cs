namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// Lets messages through only to a server that has let us sign in. The answer is kept for a while: a minute when all
/// is well, and some seconds when not, because a server locks out who tries a wrong password for each message.
/// </summary>
internal sealed class SignInCheck(MailOptions options, TimeProvider clock) : IDisposable
{
    private readonly SmtpProbe probe = new(options);
    private readonly SemaphoreSlim one = new(1);
    private string? refusal;
    private DateTimeOffset until = DateTimeOffset.MinValue;

    public async Task<string?> Refusal(CancellationToken cancel)
    {
        // Without credentials the send itself meets all that could be wrong; only implicit TLS it would wait for in vain.
        if (!options.SignsIn && options.Security != "tls") return null;

        await one.WaitAsync(cancel);
        try
        {
            if (clock.GetUtcNow() >= until)
            {
                refusal = await probe.Ask(cancel);
                until = clock.GetUtcNow() + (refusal is null ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(10));
            }
            return refusal;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
