using System.Numerics;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras;

/// <summary>Hundreds and thousands of qubits: exact answers whose text stays short.</summary>
public class ScaleTests
{
    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Ising_chain_is_so_of_2n_and_its_ring_twice(int qubits)
    {
        DynamicalLieAlgebra chain = DynamicalLieAlgebra.GeneratedBy(Ising(qubits, ring: false)), ring = DynamicalLieAlgebra.GeneratedBy(Ising(qubits, ring: true));
        BigInteger one = (BigInteger)qubits * ((2 * qubits) - 1);

        (chain.ToString(), chain.Dimension).Should().Be(($"so({2 * qubits})", one));
        (ring.ToString(), ring.Dimension).Should().Be(($"2·so({2 * qubits})", 2 * one));
        chain.Contains(PauliString.On(qubits, (0, Pauli.Y), (1, Pauli.Z))).Should().BeTrue();
        chain.Contains(PauliString.On(qubits, (qubits / 2, Pauli.Z))).Should().BeFalse();
    }

    [Theory]
    [InlineData(false, "so(20000)")]
    [InlineData(true, "2·so(20000)")]
    public void Ten_thousand_qubits_fit_256_MiB(bool ring, string name)
    {
        PauliString[] generators = [.. Ising(10_000, ring)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        algebra.ToString().Should().Be(name);
        allocated.Should().BeLessThan(256L << 20, "all that is allocated bounds what is alive at once");
    }

    [Fact]
    public void A_star_of_a_thousand_leaves_is_a_power_of_two_of_su2()
    {
        const int Qubits = 1000;
        PauliString[] star = [PauliString.On(Qubits, [.. Enumerable.Range(0, Qubits).Select(q => (q, Pauli.Z))]), .. Enumerable.Range(0, Qubits).Select(q => PauliString.On(Qubits, (q, Pauli.X)))];

        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(star);

        algebra.ToString().Should().Be("2^999·su(2)");
        algebra.Dimension.Should().Be(3 * (BigInteger.One << 999));
        algebra.Contains(star[0]).Should().BeTrue();
        algebra.Contains(PauliString.On(Qubits, (0, Pauli.Z))).Should().BeFalse();
    }

    [Theory]
    [InlineData("a7", 301, "su(2^300)")]
    [InlineData("a9", 300, "sp(2^298)")]
    [InlineData("a16", 300, "so(2^300)")]
    [InlineData("a22", 300, "su(2^300)")]
    [InlineData("b4", 300, "2·su(2^299) ⊕ u(1)")]
    public void Exponential_chains_of_hundreds_of_qubits_are_named_exactly(string id, int qubits, string name)
    {
        string[] patterns = SpinChains.Table.Single(row => row.Id == id).Patterns;
        IEnumerable<PauliString> generators = patterns
            .SelectMany(p => Enumerable.Range(0, qubits - 1).Select(q => PauliString.On(qubits, [.. p.Select((letter, i) => (q + i, Enum.Parse<Pauli>(letter.ToString())))])));

        DynamicalLieAlgebra.GeneratedBy(generators).ToString().Should().Be(name);
    }

    private static IEnumerable<PauliString> Ising(int qubits, bool ring)
    {
        for (int q = 0; q < qubits; q++) yield return PauliString.On(qubits, (q, Pauli.X));
        for (int q = 0; q < (ring ? qubits : qubits - 1); q++) yield return PauliString.On(qubits, (q, Pauli.Z), ((q + 1) % qubits, Pauli.Z));
    }
}
