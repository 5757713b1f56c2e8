using System.Numerics;
using QmlTrainability.Simulation.Kernels;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Vector kernels against their scalar twins, on random tiles.</summary>
public sealed unsafe class KernelTests
{
    private const double Tolerance = 1e-13;

    [Fact]
    public void The_fast_sets_are_tested_here() => AllKernels.Sets.Should().Contain(KernelSet.Best);

    [Fact]
    public void Gates_agree_with_their_twins()
    {
        var random = new Random(21);
        for (int trial = 0; trial < 4000; trial++)
        {
            int qubits = random.Next(2, 10);
            GateAction action = RandomAction(qubits, random);
            (long origin, long tile) = RandomTile(qubits, action, random);
            Complex[] state = DenseCircuits.RandomState(qubits, random);
            Compare(state, (set, psi) => set.Apply(psi, action, origin, tile), action.Kind.ToString());
        }
    }

    [Fact]
    public void Overlaps_agree_with_their_twins()
    {
        var random = new Random(22);
        for (int trial = 0; trial < 2000; trial++)
        {
            int qubits = random.Next(2, 10);
            GateAction action = RandomRotation(qubits, random);
            (long origin, long tile) = RandomTile(qubits, action, random);
            Complex[] states = [.. DenseCircuits.RandomState(qubits, random), .. DenseCircuits.RandomState(qubits, random)];
            double expected = double.NaN;
            Compare(
                states,
                (set, psi) =>
                {
                    double overlap = set.ApplyToBoth(psi, psi + (2L << qubits), action, origin, tile);
                    if (double.IsNaN(expected)) expected = overlap; // the scalar twin comes first
                    overlap.Should().BeApproximately(expected, Tolerance, set.Name);
                },
                "both");
        }
    }

    /// <summary>Groups of one string up to more than two batches, with both parities of Y.</summary>
    [Fact]
    public void Sums_agree_with_their_twins()
    {
        var random = new Random(23);
        foreach (int strings in new[] { 1, 2, 3, 4, 5, 63, 64, 65, 130 })
        {
            for (int trial = 0; trial < 25; trial++)
            {
                int qubits = random.Next(2, 11);
                long all = Tiling.All(qubits), x = trial % 4 == 0 ? 0 : random.NextInt64() & all;
                var group = new StringGroup(x, Enumerable.Range(0, strings).Select(_ => (random.NextInt64() & all, random.NextDouble() - 0.5)));
                long tile = trial % 2 == 0 ? all : Tiling.Single(qubits, Math.Max(3, qubits - 1), x), origin = Tiling.Origin(random.NextInt64(), tile, qubits);
                Complex[] states = [.. DenseCircuits.RandomState(qubits, random), .. DenseCircuits.RandomState(qubits, random)];
                double[]? expected = null;
                double expectedDot = 0;
                bool add = random.Next(2) == 0;
                Compare(
                    states,
                    (set, psi) =>
                    {
                        double* lambda = psi + (2L << qubits);
                        var sums = new double[strings];
                        fixed (double* s = sums) set.Correlate(psi, group, origin, tile, s);
                        double dot = set.Dot(psi, lambda, origin, tile);
                        if (expected is null) (expected, expectedDot) = (sums, dot);
                        for (int k = 0; k < strings; k++) sums[k].Should().BeApproximately(expected[k], Tolerance, set.Name);
                        dot.Should().BeApproximately(expectedDot, Tolerance);
                        set.Multiply(psi, lambda, group, add, origin, tile);
                    },
                    "sums");
            }
        }
    }

    private static void Compare(Complex[] state, Action work, string what)
    {
        Complex[]? expected = null;
        foreach (KernelSet set in AllKernels.Sets)
        {
            var actual = (Complex[])state.Clone();
            fixed (Complex* psi = actual) work(set, (double*)psi);
            expected ??= actual; // the scalar twin comes first
            double worst = 0;
            for (int i = 0; i < state.Length; i++) worst = Math.Max(worst, (actual[i] - expected[i]).Magnitude / Math.Max(1, expected[i].Magnitude));
            worst.Should().BeLessThan(Tolerance, "{0} with {1}", what, set.Name);
        }
    }

    private static GateAction RandomRotation(int qubits, Random random)
    {
        long all = Tiling.All(qubits);
        (double sine, double cosine) = Math.SinCos(random.NextDouble() * 7);
        return GateAction.Rotation(random.Next(4) == 0 ? 0 : random.NextInt64() & all, random.NextInt64() & all, cosine, sine);
    }

    private static GateAction RandomAction(int qubits, Random random)
    {
        int[] wires = RandomCircuits.DistinctQubits(qubits, qubits, random);
        long a = 1L << wires[0], b = 1L << wires[1], controls = 0;
        for (int k = 2, count = random.Next(qubits - 1); k < 2 + count; k++) controls |= 1L << wires[k];
        double angle = random.NextDouble() * 7;
        Complex phase = Complex.FromPolarCoordinates(1, angle);
        (double s, double c) = Math.SinCos(angle);
        return random.Next(6) switch
        {
            0 => GateAction.Phase(a | controls, phase),
            1 => GateAction.Flip(controls, a),
            2 => GateAction.Swap(controls, a, b),
            3 => GateAction.OneQubit(controls, a, new Matrix2(c, -s, s, c)),
            4 => GateAction.OneQubit(controls, a, phase * new Matrix2(c * phase, -s * Complex.ImaginaryOne, s * Complex.Conjugate(phase) * Complex.ImaginaryOne, c)),
            _ => RandomRotation(qubits, random),
        };
    }

    /// <summary>A tile that holds the lowest two bits, the pivot, and the X bits of whatever moves amplitudes by controls.</summary>
    private static (long Origin, long Tile) RandomTile(int qubits, in GateAction action, Random random)
    {
        long needed = action.Kind == ActionKind.Rotation ? GateAction.Pivot(action.X) : action.X;
        long tile = (Tiling.All(2) | needed | random.NextInt64()) & Tiling.All(qubits);
        return (random.NextInt64() & Tiling.All(qubits) & ~tile, tile);
    }

    /// <summary>Work on the amplitudes with a set of kernels.</summary>
    private delegate void Action(KernelSet set, double* psi);
}
