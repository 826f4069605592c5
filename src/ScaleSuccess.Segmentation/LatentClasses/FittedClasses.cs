using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>A latent-class model at the end of its fit, and how likely it makes the rows it was fitted on.</summary>
internal sealed record FittedClasses(Classes Classes, double LogLikelihood);

/// <summary>
/// The EM algorithm on packed rows (A. Dempster, N. Laird and D. Rubin, 1977): memberships from the classes, classes from the
/// memberships, until the likelihood of the rows no longer increases.
/// </summary>
internal sealed class ExpectationMaximisation(PackedRows rows, int k)
{
    private readonly Tables _tables = new(rows, k);

    /// <summary>Improves classes in place.</summary>
    /// <param name="classes">Where to start from; changed.</param>
    /// <param name="steps">The most steps.</param>
    /// <param name="least">Ends when a step gains less than this, in log-likelihood a row.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    /// <returns>The log-likelihood before the last step.</returns>
    public double Run(Classes classes, int steps, double least, CancellationToken cancel)
    {
        var pass = new Expectation(rows, _tables);
        var last = double.NegativeInfinity;
        for (var step = 0; ; step++)
        {
            _tables.Fill(classes.Priors(), classes.Evidence());
            var (likelihood, counts, sizes) = pass.Run(hard: false, cancel);
            if (step == steps || likelihood - last < least * rows.Total && step > 1)
                return likelihood;
            classes.Update(counts, sizes);
            last = likelihood;
        }
    }
}
