using QmlTrainability.Numerics;

namespace QmlTrainability.Simulation.LieAlgebraic;

/// <summary>A sum H on a module: the blocks into which its matrix A falls apart. Small ones are turned plane by plane, large ones by a series.</summary>
internal sealed class BlockGenerator : ModuleGenerator
{
    /// <summary>A larger block is not taken apart into planes: that costs the cube of its size, and a series costs a few hundred of its sparse rows.</summary>
    private const int MostPlanarSize = 512;

    /// <summary>σ below this share of the largest one turns nothing: rounding of the planes, and as good as 0 where angles are of the order of 1.</summary>
    private const double KernelTolerance = 1e-14;

    private readonly (int[] Coordinates, IModuleBlock Block)[] _blocks;

    private BlockGenerator((int[] Coordinates, IModuleBlock Block)[] blocks)
    {
        _blocks = blocks;
        ScratchLength = blocks.Length == 0 ? 0 : blocks.Max(b => (2 * b.Coordinates.Length) + b.Block.ScratchLength);
        Work = blocks.Sum(b => b.Block.Work);
    }

    public override long Work { get; }

    public override int ScratchLength { get; }

    /// <param name="upper">The entries A_ji, i &lt; j, each once.</param>
    /// <param name="dimension">Of the module.</param>
    /// <param name="holding">Told the bytes of each block before it is made.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public static BlockGenerator Of(IReadOnlyList<(int From, int To, double Value)> upper, int dimension, Action<long> holding, CancellationToken cancellationToken)
    {
        var blocks = new List<(int[], IModuleBlock)>();
        var place = new int[dimension];
        foreach ((int[] coordinates, List<(int From, int To, double Value)> entries) in Components(upper, dimension))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int k = 0; k < coordinates.Length; k++) place[coordinates[k]] = k;
            (int From, int To, double Value)[] local = [.. entries.Select(e => (place[e.From], place[e.To], e.Value))];
            bool planar = coordinates.Length <= MostPlanarSize;
            holding((planar ? sizeof(double) * (long)coordinates.Length * coordinates.Length : 32L * local.Length) + (4L * coordinates.Length));
            blocks.Add((coordinates, planar ? Planar(local, coordinates.Length, cancellationToken) : new SeriesBlock(local, coordinates.Length)));
        }

        return new BlockGenerator([.. blocks]);
    }

    public override void Rotate(Span<double> o, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        foreach ((int[] coordinates, IModuleBlock block) in _blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<double> x = scratch[..coordinates.Length];
            for (int k = 0; k < coordinates.Length; k++) x[k] = o[coordinates[k]];
            block.Rotate(x, angle, scratch[(2 * coordinates.Length)..], cancellationToken);
            for (int k = 0; k < coordinates.Length; k++) o[coordinates[k]] = x[k];
        }
    }

    public override double Undo(Span<double> o, Span<double> r, double angle, Span<double> scratch, CancellationToken cancellationToken)
    {
        double slope = 0;
        foreach ((int[] coordinates, IModuleBlock block) in _blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int size = coordinates.Length;
            Span<double> x = scratch[..size], y = scratch.Slice(size, size);
            for (int k = 0; k < size; k++) (x[k], y[k]) = (o[coordinates[k]], r[coordinates[k]]);
            slope += block.Undo(x, y, angle, scratch[(2 * size)..], cancellationToken);
            for (int k = 0; k < size; k++) (o[coordinates[k]], r[coordinates[k]]) = (x[k], y[k]);
        }

        return slope;
    }

    private static PlanarBlock Planar((int From, int To, double Value)[] entries, int size, CancellationToken cancellationToken)
    {
        var matrix = new RealMatrix(size, size);
        foreach ((int i, int j, double value) in entries) (matrix[j, i], matrix[i, j]) = (value, -value);
        return new PlanarBlock(SkewSpectrum.Of(matrix, KernelTolerance, cancellationToken));
    }

    /// <summary>The connected components with at least one entry, by their first coordinate.</summary>
    private static IEnumerable<(int[] Coordinates, List<(int From, int To, double Value)> Entries)> Components(IReadOnlyList<(int From, int To, double Value)> upper, int dimension)
    {
        int[] leader = [.. Enumerable.Range(0, dimension)];
        foreach ((int i, int j, _) in upper)
        {
            int a = Root(i), b = Root(j);
            leader[Math.Max(a, b)] = Math.Min(a, b);
        }

        ILookup<int, (int From, int To, double Value)> entries = upper.ToLookup(e => Root(e.From));
        foreach (IGrouping<int, int> component in Enumerable.Range(0, dimension).GroupBy(Root))
        {
            if (entries.Contains(component.Key)) yield return ([.. component], [.. entries[component.Key]]);
        }

        int Root(int i)
        {
            while (leader[i] != i) i = leader[i] = leader[leader[i]];
            return i;
        }
    }
}
