using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.Simulation.Kernels;

namespace QmlTrainability.Simulation.Layers;

/// <summary>A circuit as layers, compiled for one number of qubits and one set of kernels; its parameters are still open. Immutable.</summary>
internal sealed class LayerPlan
{
    private readonly IndexMap _lastMap;

    /// <param name="circuit">The circuit.</param>
    /// <param name="shape">The sizes of blocks and rows.</param>
    /// <param name="merging">Which turns may merge.</param>
    /// <param name="ending">What becomes of the last map.</param>
    public LayerPlan(Circuit circuit, LayerShape shape, TurnMerging merging, MapEnding ending)
    {
        Shape = shape;
        Layer[] layers = LayerSchedule.Of(circuit, merging);
        Turns = [.. layers.SelectMany(l => l.Turns)];
        Passes = new LayerPass[layers.Length];
        var places = new IndexMap(shape.QubitCount - shape.BlockBits);
        for (int k = 0, first = 0; k < layers.Length; first += layers[k++].Turns.Length)
        {
            Passes[k] = new LayerPass(layers[k], first, shape, places, appliesMap: k < layers.Length - 1 || ending == MapEnding.Applied);
            places = Passes[k].PlacesAfter;
        }

        _lastMap = ending == MapEnding.Applied ? new IndexMap(shape.QubitCount) : layers[^1].Map;
        Places = places;
    }

    public LayerShape Shape { get; }

    public Turn[] Turns { get; }

    public LayerPass[] Passes { get; }

    /// <summary>From the place of a block to its number, after the last pass.</summary>
    public IndexMap Places { get; }

    /// <summary>How often the state is read and written.</summary>
    public int Sweeps => Passes.Sum(p => p.Sweeps(Shape, Tiling.TileBits));

    /// <summary>For example "9 layers in 36 sweeps".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passes.Length} layer{(Passes.Length == 1 ? "" : "s")} in {Sweeps} sweep{(Sweeps == 1 ? "" : "s")}");

    /// <summary>The angles of all turns.</summary>
    public (double Before, double Theta, double After)[] TurnsAt(ReadOnlySpan<double> parameters)
    {
        var angles = new (double, double, double)[Turns.Length];
        for (int k = 0; k < angles.Length; k++) angles[k] = Turns[k].At(parameters);
        return angles;
    }

    /// <summary>From where an amplitude is after the last pass to its basis state.</summary>
    public IndexMap Final
    {
        get
        {
            int n = Shape.QubitCount, b = Shape.BlockBits;
            var places = new IndexMap(
                [.. Enumerable.Range(0, n).Select(q => q < b ? 1L << q : Places.Image(1L << (q - b)) << b)],
                [.. Enumerable.Range(0, n).Select(q => q < b ? 1L << q : Places.Preimage(1L << (q - b)) << b)],
                Places.Offset << b);
            return places.Then(_lastMap);
        }
    }
}
