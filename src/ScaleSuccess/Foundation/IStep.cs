namespace ScaleSuccess.Foundation;

/// <summary>
/// One step of the journey: asks the database which rows lack the next fact and creates those facts, in batches.
/// Any number of nodes may run it at once; running it again does no harm.
/// </summary>
public interface IStep
{
    /// <returns>How many facts it created.</returns>
    Task<int> Run(CancellationToken cancel);
}
