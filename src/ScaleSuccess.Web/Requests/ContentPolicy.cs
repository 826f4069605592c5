namespace ScaleSuccess.Web.Requests;

/// <summary>What a page of ours may load, and who may show it in a frame.</summary>
public static class ContentPolicy
{
    public const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

    /// <summary>For a page of ours that another one of ours shows in a frame.</summary>
    public static readonly string FramedByUs = Page.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
}
