using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Adapters;

/// <summary>The one place where a stack adds engines to the product's own; all compete on the same criterion.</summary>
public static class ClustererRegistration
{
    public static void Add(IServiceCollection services)
    {
#if STACK_FULL
        services.AddSingleton<IClusterer, MlNetKMeans>();
#endif
    }
}
