using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>How well an existing model does on rows, to compare it with one that was found on them.</summary>
public static class PredictiveScore
{
    /// <summary>
    /// The share of hidden answers' squared error that knowing the cluster saves: as <see cref="EngineResult.Criterion"/>, but of this
    /// very model, and against one cluster that was fitted on these very rows, so it never flatters the model.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="answers">Rows in its own codes.</param>
    /// <param name="seed">Decides which questions are hidden together.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public static double Of(ClusterModel model, AnswerCodes answers, int seed, CancellationToken cancel)
    {
        var rows = answers.Packed;
        var ofOne = HiddenAnswers.Errors(new LatentClass().Fit(answers, 1, seed, cancel), rows, seed).Sum();
        return ofOne > 0 ? 1 - HiddenAnswers.Errors(model, rows, seed).Sum() / ofOne : 0;
    }
}
