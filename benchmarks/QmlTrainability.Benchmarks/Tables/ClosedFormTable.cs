using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Benchmarks.Tables;

/// <summary>The times of docs/mathematics.md: what is said in closed form about a thousand qubits, and what is sampled.</summary>
internal static class ClosedFormTable
{
    private const int Qubits = 1000;

    /// <summary>Prints the rows, one thread but for the sampled ones, which take two.</summary>
    public static void Print()
    {
        DynamicalLieAlgebra fermions = DynamicalLieAlgebra.GeneratedBy(Workloads.IsingChain(Qubits)), everything = DynamicalLieAlgebra.GeneratedBy(Workloads.EveryUnitary(Qubits));
        InitialState zeros = InitialState.Zeros(Qubits), plus = InitialState.Plus(Qubits);
        InitialState third = InitialState.Basis(string.Concat(Enumerable.Range(0, Qubits).Select(q => q % 3 == 0 ? '1' : '0')));
        PauliString x = PauliString.On(Qubits, (0, Pauli.X)), z = PauliString.On(Qubits, (0, Pauli.Z)), middle = PauliString.On(Qubits, (Qubits / 2, Pauli.Z));
        PauliSum energy = PauliSum.Of(Workloads.IsingChain(Qubits).Select(p => (1.0, p)));

        Row("variance, so(2000), X on the first qubit, |+…+⟩", () => LossVariance.Of(fermions, x, plus));
        Row("variance, so(2000), the energy (1,999 terms), |+…+⟩", () => LossVariance.Of(fermions, energy, plus));
        Row("variance, so(2000), Z in the middle (outside of the algebra), |0…0⟩", () => LossVariance.Of(fermions, middle, zeros));
        Row("variance, su(2^1000), Z, |0…0⟩", () => LossVariance.Of(everything, z, zeros));
        Row("slope in the deep limit, so(2000), X by X, |+…+⟩", () => GradientVariance.Of(fermions, x, x, plus));
        Row("slope in the deep limit, su(2^1000), Z by Z, |0…0⟩", () => GradientVariance.Of(everything, z, z, zeros));
        Row("covariance of the losses of two basis states, so(2000)", () => LossCovariance.Of(fermions, x, zeros, third));
        Row("covariance of the losses of two basis states, su(2^1000)", () => LossCovariance.Of(everything, z, zeros, third));
        Row("concentration of the kernel, so(2000)", () => KernelConcentration.Of(fermions, zeros));
        Row("concentration of the kernel, su(2^1000)", () => KernelConcentration.Of(everything, zeros));
        Row("dimension of the orbit, so(2000), |+…+⟩", () => OrbitDimension.Of(fermions, plus));
        Row("dimension of the orbit, so(2000), |0…0⟩", () => OrbitDimension.Of(fermions, zeros));
        Row("dimension of the orbit, su(2^1000)", () => OrbitDimension.Of(everything, zeros));
        Row("frame potential, so(2000)", () => FramePotential.Of(fermions));
        Row("frame potential, su(2^1000)", () => FramePotential.Of(everything));
        Row("controllability, so(2000)", () => Controllability.Of(fermions, plus));
        Row("controllability, su(2^1000)", () => Controllability.Of(everything, zeros));
        Circuit shallow = Workloads.Bricks(Qubits, 6);
        Row("variance of Z in the middle after 6 layers of RY, RZ, CZ bricks, exactly", () => FiniteDepthVariance.Of(shallow, middle, zeros, AngleDistribution.Uniform));
        Sampled(depth: 6, new PopulationOptions { MaxThreads = 2 });
        Sampled(depth: 50, new PopulationOptions { Populations = 48, PopulationSize = 8192, MaxThreads = 2 });
    }

    private static void Row(string work, Func<object> compute)
    {
        object result = compute();
        double best = BestTime.Of(() => result = compute());
        string text = result.ToString()!;
        Console.WriteLine(FormattableString.Invariant($"| {work} | {BestTime.Text(best)} | {(text.Length > 70 ? text[..70] + "…" : text)} |"));
    }

    private static void Sampled(int depth, PopulationOptions options)
    {
        Circuit bricks = Workloads.Bricks(Qubits, depth);
        FiniteDepthVariance? sampled = null;
        double once = BestTime.Once(() => sampled = FiniteDepthVariance.Sampled(
            bricks, PauliString.On(Qubits, (Qubits / 2, Pauli.Z)), InitialState.Zeros(Qubits), AngleDistribution.Uniform, options: options));
        ConfidenceInterval interval = sampled!.ValueInterval;
        Console.WriteLine(FormattableString.Invariant(
            $"| variance of Z in the middle after {depth} layers of RY, RZ, CZ bricks, {options}, two threads | {BestTime.Text(once)} | {sampled.Value:G4}, ± {(interval.Upper - interval.Lower) / 2 / sampled.Value:P1} |"));
    }
}
