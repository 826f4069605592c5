using System.Runtime.InteropServices;
using System.Text;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>Customers of known segments: 60 questions of yes or no, every tenth answer missing.</summary>
public sealed record MadeUpAnswers(byte[] Codes, byte[] Segments)
{
    public const int Questions = 60, K = 8;
    private const double MissingShare = 0.1;

    public static IReadOnlyList<Cell> Cells { get; } = [.. Enumerable.Range(0, Questions).Select(q => new Cell(q, 2, [], 1, 1))];

    public int Rows => Segments.Length;

    public static MadeUpAnswers Of(int rows)
    {
        var random = new Random(rows);
        var chances = Enumerable.Range(0, K * Questions).Select(_ => 0.15 + 0.7 * random.NextDouble()).ToArray();
        var (codes, segments) = (new byte[rows * Questions], new byte[rows]);
        for (var row = 0; row < rows; row++)
        {
            segments[row] = (byte)random.Next(K);
            for (var q = 0; q < Questions; q++)
                codes[row * Questions + q] = random.NextDouble() < MissingShare ? AnswerCodes.Missing
                    : random.NextDouble() < chances[segments[row] * Questions + q] ? (byte)1 : (byte)0;
        }
        return new MadeUpAnswers(codes, segments);
    }

    /// <summary>As the engine gets them, with nothing worked out yet.</summary>
    public AnswerCodes Fresh() => new(Codes, Cells);

    /// <summary>As NumPy reads them: rows × questions of 32-bit floats, a missing answer at its question's mean, because k-means accepts none.</summary>
    public void WriteNpy(string file)
    {
        var means = Enumerable.Range(0, Questions).Select(q => (float)Enumerable.Range(0, Rows)
            .Select(row => Codes[row * Questions + q]).Where(code => code != AnswerCodes.Missing).Average(code => code)).ToArray();
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Rows}, {Questions}), }}";
        // The header and what precedes it fill a multiple of 64 bytes.
        header = header.PadRight(64 * 2 - 10 - 1) + "\n";
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header)]);
        var floats = new float[Questions];
        for (var row = 0; row < Rows; row++)
        {
            for (var q = 0; q < Questions; q++)
                floats[q] = Codes[row * Questions + q] is var code && code == AnswerCodes.Missing ? means[q] : code;
            stream.Write(MemoryMarshal.AsBytes<float>(floats));
        }
    }

    /// <summary>Checks that a model found the segments: a fast fit of something else would be meaningless.</summary>
    public void Expect(ClusterModel model)
    {
        var rows = Math.Min(Rows, 10_000);
        var both = new int[model.K, K];
        for (var row = 0; row < rows; row++)
            both[model.Assign(Codes.AsSpan(row * Questions, Questions)).Cluster, Segments[row]]++;
        var right = Enumerable.Range(0, model.K).Sum(c => Enumerable.Range(0, K).Max(s => both[c, s])) / (double)rows;
        if (model.K != K || right < 0.9)
            throw new InvalidOperationException($"The fit found {model.K} segments with {right:P0} of the rows in the right one.");
    }
}
