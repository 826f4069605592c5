using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation;

/// <summary>Where a cell belongs: its question and, of a multiple choice, its option.</summary>
internal readonly record struct CellPlace(int Question, int Option);

/// <summary>Finds the question of a cell and the cells of a question.</summary>
internal sealed class CellPlaces
{
    private readonly CellPlace[] _places;
    private readonly int[] _starts;

    public CellPlaces(FeatureSpace space)
    {
        _places = [.. space.Features.SelectMany((f, q) => Enumerable.Range(0, f.Width).Select(option => new CellPlace(q, option)))];
        _starts = new int[space.Features.Count + 1];
        for (var q = 0; q < space.Features.Count; q++)
            _starts[q + 1] = _starts[q] + space.Features[q].Width;
    }

    public CellPlace this[int cell] => _places[cell];

    /// <summary>The cells of a question, in the order of its options.</summary>
    public IEnumerable<int> Of(int question) => Enumerable.Range(_starts[question], _starts[question + 1] - _starts[question]);

    /// <summary>The space and the model, or the model and the row, must have the same cells.</summary>
    public static CellPlaces Of(FeatureSpace space, ClusterModel model) => space.Cells.Count == model.Cells.Count
        ? new CellPlaces(space)
        : throw new ArgumentException($"The questions have {space.Cells.Count} cells, the model has {model.Cells.Count}.", nameof(model));
}
