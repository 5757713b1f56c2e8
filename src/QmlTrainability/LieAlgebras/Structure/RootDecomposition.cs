using QmlTrainability.Numerics;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Splits a compact semisimple algebra into its simple ideals by the roots of one regular element x.</summary>
/// <remarks>
/// The kernel of ad x is a Cartan subalgebra h, and each plane {u, v} that ad x turns belongs to a pair of roots ±α with α(x) the rate. As a vector
/// of h, α is proportional to [u, v]; that is read off a probe y = a·u + b·v + …, since the part of a·[y, v] - b·[y, u] in h is (a² + b²)[u, v]: no bracket of two dense
/// elements is needed. Ideals are the connected components of the roots under (α, β) ≠ 0, simple roots are positive ones with (α, β) ≤ 0 for all simple β
/// below, and the Cartan matrix names the ideal (Humphreys, Introduction to Lie Algebras and Representation Theory, §§8 to 11).
/// Nothing is taken on trust: gaps in the spectrum, integrality of every 2(α, β)/(β, β), the whole set of roots against the one that the Cartan matrix
/// generates, ranks, dimensions and the invariance of each ideal are checked, and null is returned where one fails.
/// </remarks>
internal sealed class RootDecomposition
{
    private const double KernelTolerance = 1e-11;      // of the largest rate: 0 but for rounding
    private const double KernelGap = 1e-7;             // of the largest rate: surely not 0
    private const double SpectralGap = 1e-8;           // of the largest rate, between two rates: their planes are told apart to about 1e-7
    private const double ProbeTolerance = 1e-10;       // least squared part of a normalized probe in a plane
    private const double IntegerTolerance = 1e-3;      // of a Cartan integer
    private const double InvarianceTolerance = 1e-6;   // of the norm of ad y, outside the blocks of the ideals

    private readonly SkewSpectrum _spectrum;
    private readonly CancellationToken _cancellationToken;

    private RootDecomposition(SkewSpectrum spectrum, CancellationToken cancellationToken)
    {
        _spectrum = spectrum;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The simple ideals, or null and the reason where x is not regular enough.</summary>
    /// <param name="element">x.</param>
    /// <param name="probes">Elements with components on all roots.</param>
    /// <param name="failure">Which check failed.</param>
    /// <param name="cancellationToken">Polled in every step.</param>
    public static IReadOnlyList<RootIdeal>? TryOf(AdjointElement element, IReadOnlyList<AdjointElement> probes, out string failure, CancellationToken cancellationToken)
    {
        var spectrum = SkewSpectrum.Of(element.Matrix.Slice(0, element.Matrix.Rows), KernelTolerance, cancellationToken);
        var decomposition = new RootDecomposition(spectrum, cancellationToken);
        failure = decomposition.FaultOfSpectrum() ?? "";
        if (failure.Length > 0) return null;
        RealMatrix? roots = decomposition.Roots(element, probes);
        if (roots is null) failure = "a root has no component in the probes";
        int[,]? integers = roots is null ? null : decomposition.CartanIntegers(roots);
        if (roots is not null && integers is null) failure = "a Cartan integer is not an integer";
        if (integers is null) return null;

        var ideals = new List<RootIdeal>();
        foreach (int[] component in Components(integers))
        {
            RootIdeal? ideal = decomposition.Identify(component, integers, roots!);
            if (ideal is null) failure = "the roots of an ideal are no root system";
            if (ideal is null) return null;
            ideals.Add(ideal);
        }

        if (ideals.Sum(i => i.Rank) != spectrum.Kernel.Rows) failure = "the ranks of the ideals do not add up";
        else if (!decomposition.AreInvariant(ideals, probes)) failure = "an ideal is not invariant";
        return failure.Length == 0 ? ideals : null;
    }

    private string? FaultOfSpectrum()
    {
        double[] values = _spectrum.Values;
        if (values.Length == 0) return "the element commutes with everything";
        double largest = values[^1];
        if (values[0] < KernelGap * largest) return "the kernel is not set off from the spectrum";
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] - values[i - 1] < SpectralGap * largest) return "two rates coincide";
        }

        return null;
    }

    /// <summary>The positive roots as vectors of the Cartan subalgebra, in coordinates of the kernel.</summary>
    private RealMatrix? Roots(AdjointElement element, IReadOnlyList<AdjointElement> probes)
    {
        RealMatrix kernel = _spectrum.Kernel, first = _spectrum.First, second = _spectrum.Second;
        var roots = new RealMatrix(first.Rows, kernel.Rows);
        var weights = new double[first.Rows];
        foreach (AdjointElement probe in probes)
        {
            RealMatrix rows = MatrixProducts.Multiply(kernel, probe.Matrix, _cancellationToken);
            RealMatrix ofFirst = MatrixProducts.MultiplyTransposed(first, rows, _cancellationToken), ofSecond = MatrixProducts.MultiplyTransposed(second, rows, _cancellationToken);
            double[] a = first.Apply(probe.Coordinates), b = second.Apply(probe.Coordinates);
            double square = VectorProducts.Dot(probe.Coordinates, probe.Coordinates);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] += ((a[i] * a[i]) + (b[i] * b[i])) / square;
                VectorProducts.Add(a[i], ofSecond.Row(i), roots.Row(i));
                VectorProducts.Add(-b[i], ofFirst.Row(i), roots.Row(i));
            }
        }

        double[] x = kernel.Apply(element.Coordinates);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] < ProbeTolerance) return null;
            VectorProducts.Scale(_spectrum.Values[i] / VectorProducts.Dot(roots.Row(i), x), roots.Row(i)); // α(x) is the rate
        }

        return roots;
    }

    private int[,]? CartanIntegers(RealMatrix roots)
    {
        RealMatrix gram = MatrixProducts.MultiplyTransposed(roots, roots, _cancellationToken);
        var integers = new int[gram.Rows, gram.Rows];
        for (int i = 0; i < gram.Rows; i++)
        {
            for (int j = 0; j < gram.Rows; j++)
            {
                double ratio = 2 * gram[i, j] / gram[j, j], nearest = Math.Round(ratio);
                if (!(Math.Abs(ratio - nearest) < IntegerTolerance) || Math.Abs(nearest) > 3) return null;
                integers[i, j] = (int)nearest;
            }
        }

        return integers;
    }

    /// <summary>The classes of roots that are not orthogonal, directly or through others; each by rising rate.</summary>
    private static IEnumerable<int[]> Components(int[,] integers)
    {
        int count = integers.GetLength(0);
        var seen = new bool[count];
        for (int start = 0; start < count; start++)
        {
            if (seen[start]) continue;
            seen[start] = true;
            var component = new List<int> { start };
            for (int i = 0; i < component.Count; i++)
            {
                for (int other = 0; other < count; other++)
                {
                    if (seen[other] || integers[component[i], other] == 0) continue;
                    seen[other] = true;
                    component.Add(other);
                }
            }

            component.Sort();
            yield return [.. component];
        }
    }

    private RootIdeal? Identify(int[] component, int[,] integers, RealMatrix roots)
    {
        var simple = new List<int>();
        foreach (int root in component)
        {
            if (simple.TrueForAll(s => integers[root, s] <= 0)) simple.Add(root);
        }

        var entries = new int[simple.Count, simple.Count];
        for (int i = 0; i < simple.Count; i++)
        {
            for (int j = 0; j < simple.Count; j++) entries[i, j] = integers[simple[i], simple[j]];
        }

        var matrix = new CartanMatrix(entries);
        if (matrix.Identify() is not CartanType type) return null;

        // A root is known by its Cartan integers with the simple ones.
        var expected = new HashSet<string>(matrix.PositiveRoots().Select(r => CartanMatrix.Key(matrix.Labels(r))), StringComparer.Ordinal);
        var labels = new int[simple.Count];
        foreach (int root in component)
        {
            for (int j = 0; j < labels.Length; j++) labels[j] = integers[root, simple[j]];
            if (!expected.Remove(CartanMatrix.Key(labels))) return null;
        }

        return expected.Count == 0 ? new RootIdeal(type, matrix, Basis(component, simple, roots)) : null;
    }

    private RealMatrix Basis(int[] component, List<int> simple, RealMatrix roots)
    {
        RealMatrix kernel = _spectrum.Kernel;
        var cartan = new RealMatrix(simple.Count, kernel.Rows);
        for (int i = 0; i < simple.Count; i++)
        {
            Span<double> row = cartan.Row(i);
            roots.Row(simple[i]).CopyTo(row);
            for (int pass = 0; pass < 2; pass++) // Gram-Schmidt twice is enough
            {
                for (int j = 0; j < i; j++) VectorProducts.Add(-VectorProducts.Dot(cartan.Row(j), row), cartan.Row(j), row);
                VectorProducts.Scale(1 / VectorProducts.Norm(row), row);
            }
        }

        var basis = new RealMatrix(simple.Count + (2 * component.Length), kernel.Columns);
        for (int i = 0; i < simple.Count; i++) kernel.Combine(cartan.Row(i)).CopyTo(basis.Row(i));
        for (int i = 0; i < component.Length; i++)
        {
            _spectrum.First.Row(component[i]).CopyTo(basis.Row(simple.Count + (2 * i)));
            _spectrum.Second.Row(component[i]).CopyTo(basis.Row(simple.Count + (2 * i) + 1));
        }

        return basis;
    }

    /// <summary>Whether ad y maps each ideal into itself. Generators are probes, and what they leave invariant is an ideal.</summary>
    private bool AreInvariant(List<RootIdeal> ideals, IReadOnlyList<AdjointElement> probes)
    {
        if (ideals.Count == 1) return true; // it is everything: the dimensions add up
        RealMatrix all = ideals.Select(i => i.Basis).Aggregate(RealMatrix.Stack);
        foreach (AdjointElement probe in probes)
        {
            RealMatrix image = MatrixProducts.MultiplyTransposed(MatrixProducts.Multiply(all, probe.Matrix, _cancellationToken), all, _cancellationToken);
            double inside = 0, outside = 0;
            int start = 0;
            foreach (RootIdeal ideal in ideals)
            {
                int end = start + ideal.Basis.Rows;
                for (int i = start; i < end; i++)
                {
                    double block = VectorProducts.Dot(image.Row(i)[start..end], image.Row(i)[start..end]);
                    inside = Math.Max(inside, block);
                    outside = Math.Max(outside, VectorProducts.Dot(image.Row(i)[..start], image.Row(i)[..start]) + VectorProducts.Dot(image.Row(i)[end..], image.Row(i)[end..]));
                }

                start = end;
            }

            if (outside > InvarianceTolerance * InvarianceTolerance * inside) return false;
        }

        return true;
    }
}
