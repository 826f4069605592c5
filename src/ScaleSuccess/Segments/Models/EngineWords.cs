namespace ScaleSuccess.Segments.Models;

/// <summary>What people call the engines, as inside a sentence.</summary>
public static class EngineWords
{
    public static string Of(string engine) => engine switch
    {
        "latent-class" => "latent classes",
        "ml-net" => "ML.NET k-means",
        _ => engine,
    };
}
