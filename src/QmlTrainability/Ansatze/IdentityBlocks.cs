using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Ansatze;

/// <summary>Circuits of blocks U(θ)U(φ)† that start at φ = θ, so that every block, and the circuit, is the identity at its start values (arXiv:1903.05076).</summary>
/// <remarks>All angles θ are random, so slopes are not those of zero angles; after the start all parameters are free. Nothing is guaranteed beyond the start.</remarks>
/// <example><code>
/// Circuit half = AnsatzCatalog.HardwareEfficient(Topology.Chain, layers: 2).ToCircuit(qubits: 3);
/// Circuit circuit = IdentityBlocks.Of(half, blocks: 2, seed: 1);
/// double[] start = [.. circuit.StartValues];
/// double energy = new StateVectorSimulator().Expectation(circuit, PauliSum.Parse("ZZI"), start);
/// Console.WriteLine($"{circuit.Parameters.Count} parameters, ⟨ZZI⟩ = {energy:F6}");    // 48 parameters, ⟨ZZI⟩ = 1.000000
/// </code></example>
public static class IdentityBlocks
{
    /// <summary>Repeats a circuit and its mirror image.</summary>
    /// <param name="half">U: any circuit with at least one parameter.</param>
    /// <param name="blocks">How many blocks, at least 1; each has parameters of its own.</param>
    /// <param name="seed">The seed of the start values, uniform on a full turn.</param>
    /// <exception cref="ArgumentException">The circuit has no parameter.</exception>
    public static Circuit Of(Circuit half, int blocks, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(half);
        Require.AtLeast(blocks, 1);
        if (half.Parameters.Count == 0) throw new ArgumentException("The circuit has no parameters, so there is nothing to start.", nameof(half));
        var builder = new CircuitBuilder(half.QubitCount);
        var stream = new RandomStream(seed, 0);
        for (int block = 0; block < blocks; block++)
        {
            double[] start = [.. half.Parameters.Select(_ => 2 * Math.PI * stream.NextUniform())];
            Parameter[] Declare(string mark) => [.. half.Parameters.Select((p, i) => builder.Parameter(FormattableString.Invariant($"{p.Name}{mark}{block}"), start[i]))];
            Parameter[] forward = Declare("→"), backward = Declare("←");
            foreach (Operation operation in half.Operations)
            {
                foreach ((PauliString @string, Angle angle) in operation.Rotations(half.QubitCount)) builder.Rotate(@string, With(angle, forward));
            }

            foreach (Operation operation in half.Operations.Reverse())
            {
                foreach ((PauliString @string, Angle angle) in operation.Rotations(half.QubitCount).Reverse()) builder.Rotate(@string, -With(angle, backward));
            }
        }

        return builder.Build();
    }

    private static Angle With(Angle angle, Parameter[] parameters) => angle.Terms.Aggregate((Angle)angle.Offset, (sum, t) => sum + (t.Factor * parameters[t.Parameter.Index]));
}
