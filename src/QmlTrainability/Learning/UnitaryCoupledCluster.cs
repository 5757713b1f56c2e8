using QmlTrainability.Circuits;
using QmlTrainability.Learning.Chemistry;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Circuits that move electrons from full to empty spin orbitals: Π exp(θ(T - T†)) over excitations T (arXiv:1304.3061).</summary>
/// <example><code>
/// Circuit circuit = UnitaryCoupledCluster.SinglesAndDoubles("1010", spins: [0, 0, 1, 1]);
/// Console.WriteLine(circuit);                       // 4 qubits, 3 parameters, 12 gates
/// Console.WriteLine(circuit.Parameters[2].Name);    // 0,2→1,3
/// </code></example>
public static class UnitaryCoupledCluster
{
    /// <summary>All single and double excitations that keep the spin, one parameter each, on Jordan–Wigner qubits.</summary>
    /// <remarks>The strings of one excitation commute, so that each factor is exact; the order of the factors is that of the parameters, singles first.</remarks>
    /// <param name="occupation">'1' for a spin orbital that is full, the leftmost on qubit 0; that of the state before the circuit.</param>
    /// <param name="spins">The spin of each spin orbital, for example 0 and 1.</param>
    /// <exception cref="FormatException">The occupation has a character other than '0' and '1'.</exception>
    /// <exception cref="ArgumentException">There are not as many spins, or no excitation keeps the spin.</exception>
    public static Circuit SinglesAndDoubles(string occupation, IReadOnlyList<int> spins)
    {
        ArgumentException.ThrowIfNullOrEmpty(occupation);
        ArgumentNullException.ThrowIfNull(spins);
        int n = occupation.Length;
        if (occupation.AsSpan().ContainsAnyExcept('0', '1')) throw new FormatException($"'{occupation}' is no occupation: write '0' and '1', the leftmost on qubit 0.");
        if (spins.Count != n) throw new ArgumentException(FormattableString.Invariant($"There are {n} spin orbitals, but {spins.Count} spins."), nameof(spins));
        int[] full = [.. Enumerable.Range(0, n).Where(q => occupation[q] == '1')], empty = [.. Enumerable.Range(0, n).Where(q => occupation[q] == '0')];
        var builder = new CircuitBuilder(n);
        foreach (int i in full)
        {
            foreach (int a in empty.Where(a => spins[a] == spins[i])) Append(builder, [i], [a]);
        }

        foreach ((int i, int j) in Pairs(full))
        {
            foreach ((int a, int b) in Pairs(empty).Where(p => spins[p.First] + spins[p.Second] == spins[i] + spins[j] && spins[p.First] * spins[p.Second] == spins[i] * spins[j]))
                Append(builder, [i, j], [a, b]);
        }

        Circuit circuit = builder.Build();
        return circuit.Parameters.Count > 0 ? circuit : throw new ArgumentException($"No excitation of '{occupation}' keeps the spin: some orbitals must be full and some empty.", nameof(occupation));
    }

    /// <summary>exp(θ(T - T†)) = Π exp(-iθ c P) with i(T - T†) = Σ c P, and a rotation is exp(-i α P / 2).</summary>
    private static void Append(CircuitBuilder builder, int[] from, int[] to)
    {
        Parameter theta = builder.Parameter($"{string.Join(',', from)}→{string.Join(',', to)}");
        foreach ((PauliString @string, double coefficient) in FermionProduct.Excitation(builder.QubitCount, from, to)) builder.Rotate(@string, 2 * coefficient * theta);
    }

    private static IEnumerable<(int First, int Second)> Pairs(int[] orbitals) =>
        orbitals.SelectMany((first, at) => orbitals.Skip(at + 1).Select(second => (first, second)));
}
