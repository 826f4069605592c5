using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli;

/// <summary>The segment of each row.</summary>
/// <param name="Clusters">By row, counted from 0: the likeliest, however unclear.</param>
/// <param name="Confidences">By row, its probability.</param>
internal sealed record RowAssignments(int[] Clusters, float[] Confidences)
{
    private const int RowsAtOnce = 4096;

    public static RowAssignments Of(ClusterModel model, AnswerCodes answers)
    {
        var (clusters, confidences) = (new int[answers.Rows], new float[answers.Rows]);
        Parallel.For(0, (answers.Rows + RowsAtOnce - 1) / RowsAtOnce, tile =>
        {
            for (var row = tile * RowsAtOnce; row < Math.Min(answers.Rows, (tile + 1) * RowsAtOnce); row++)
            {
                (clusters[row], var confidence) = model.Assign(answers.Row(row));
                confidences[row] = (float)confidence;
            }
        });
        return new RowAssignments(clusters, confidences);
    }

    /// <summary>How many rows answered nothing, or lie between clusters.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="least">The least probability that is clear.</param>
    public int Unclear(AnswerCodes answers, double least)
    {
        var unclear = 0;
        for (var row = 0; row < Confidences.Length; row++)
            if (Confidences[row] < least || !answers.Row(row).ContainsAnyExcept(AnswerCodes.Missing))
                unclear++;
        return unclear;
    }
}
