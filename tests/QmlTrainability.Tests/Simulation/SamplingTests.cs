using QmlTrainability.Circuits;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>Shots: frequencies against probabilities, seeds, and states that cannot occur.</summary>
public sealed class SamplingTests
{
    private static readonly StateVectorSimulator Simulator = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Frequencies_are_probabilities(int qubits)
    {
        const int Shots = 40_000;
        var random = new Random(qubits);
        for (int trial = 0; trial < 10; trial++)
        {
            Circuit circuit = RandomCircuits.Any(qubits, 20, random);
            using StateVector psi = Simulator.Run(circuit, Dense.RandomParameters(circuit, random));
            var counts = new int[psi.Length];
            foreach (long shot in psi.Sample(Shots, (ulong)trial)) counts[shot]++;
            for (int i = 0; i < counts.Length; i++)
            {
                double p = psi[i].Magnitude * psi[i].Magnitude;
                counts[i].Should().BeInRange((int)((Shots * p) - (6 * Math.Sqrt(Shots * p)) - 6), (int)((Shots * p) + (6 * Math.Sqrt(Shots * p)) + 6));
                if (p < 1e-25) counts[i].Should().Be(0);
            }
        }
    }

    /// <summary>Sixteen blocks, of which two hold the state.</summary>
    [Fact]
    public void Shots_come_from_every_block_and_from_no_other_state()
    {
        const int Qubits = 18;
        var b = new CircuitBuilder(Qubits);
        b.H(0).CX(0, 15).CX(0, 17).X(16);
        using StateVector psi = Simulator.Run(b.Build(), []);
        long first = 1L << 16, second = first | 1 | (1L << 15) | (1L << 17);
        long[] shots = psi.Sample(10_000, 3);
        shots.Should().OnlyContain(s => s == first || s == second);
        shots.Count(s => s == first).Should().BeInRange(4700, 5300);
        shots.Take(5000).Count(s => s == first).Should().BeInRange(2300, 2700, "shots come in the order drawn, not sorted");
    }

    [Fact]
    public void A_seed_gives_the_same_shots_again_and_another_gives_others()
    {
        using StateVector psi = Simulator.Run(new CircuitBuilder(6).H(0).H(1).H(2).H(3).H(4).H(5).Build(), []);
        psi.Sample(100, 1).Should().Equal(psi.Sample(100, 1));
        psi.Sample(100, 2).Should().NotEqual(psi.Sample(100, 1));
        psi.Sample(50, 1).Should().Equal(psi.Sample(100, 1).Take(50));
    }

    [Fact]
    public void A_basis_state_gives_itself()
    {
        using StateVector psi = Simulator.Run(new CircuitBuilder(4).X(1).X(3).Build(), []);
        psi.Sample(100, 9).Should().OnlyContain(s => s == 0b1010);
    }
}
