namespace ScaleSuccess.Tests.Given;

/// <summary>Several who do the same at the same moment, each on a thread of its own.</summary>
public static class AtOnce
{
    public static Task<T[]> Run<T>(int many, Func<Task<T>> one) =>
        Task.WhenAll(Enumerable.Range(0, many).Select(_ => Task.Run(one)));

    public static Task Run(int many, Func<Task> one) => Task.WhenAll(Enumerable.Range(0, many).Select(_ => Task.Run(one)));
}
