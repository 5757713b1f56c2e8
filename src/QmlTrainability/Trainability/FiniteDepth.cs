using System.Runtime.InteropServices;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability.Populations;

namespace QmlTrainability.Trainability;

/// <summary>Sets up the chains: the gates with their moments, and the groups of terms that can contribute together.</summary>
internal static class FiniteDepth
{
    /// <summary>The largest number of strings in the exact mean beside a sampled variance.</summary>
    private const int MeanBudget = 1 << 16;

    public static FiniteDepthVariance Exact(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, NoiseModel noise, int maxPairs, CancellationToken cancellationToken)
    {
        PauliSum pulledBack = circuit.RotationForm.PullBack(noise.Observed(observable));
        List<ChainGate> gates = ChainGates.Of(circuit, angles, noise);
        Func<PauliString, double> expectation = Expectation(state, noise);
        double mean = MeanChain.Of(pulledBack, gates, expectation, maxPairs, cancellationToken), secondMoment = 0;
        var slopes = new double[circuit.Parameters.Count];
        foreach (List<PauliTerm> group in Groups(pulledBack, gates, cancellationToken)) secondMoment += new PairChain(gates, maxPairs).Run(group, expectation, slopes, cancellationToken);
        return new FiniteDepthVariance(mean, secondMoment, slopes, angles);
    }

    public static FiniteDepthVariance Sampled(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, NoiseModel noise, PopulationOptions options,
        IProgress<SamplingProgress>? progress, CancellationToken cancellationToken)
    {
        PauliSum observed = noise.Observed(observable);
        PauliSum pulledBack = circuit.RotationForm.PullBack(observed);
        List<ChainGate> gates = ChainGates.Of(circuit, angles, noise);
        if (gates.Find(g => g.Tied is not null) is ChainGate tied)
            throw new HypothesisNotMetException($"The parameter {tied.Tied!.Parameter.Name} drives several rotations, and only a chain of independent angles can be sampled. Use FiniteDepthVariance.Of with fewer qubits or layers.");
        if (gates.Exists(g => g.IsFixed))
            throw new HypothesisNotMetException("A fixed rotation that is not Clifford adds up amplitudes with signs, so its chain has no probabilities and cannot be sampled. Use FiniteDepthVariance.Of.");
        if (Groups(pulledBack, gates, cancellationToken).Any(g => g.Count > 1))
            throw new HypothesisNotMetException("Two terms of the observable interfere, so its chain has no probabilities and cannot be sampled. Sample the terms one by one, or use FiniteDepthVariance.Of.");
        double mean = MeanChain.Of(pulledBack, gates, Expectation(state, noise), MeanBudget, cancellationToken);
        return new PopulationSampling(circuit, observed, state, angles, noise, options, progress).Run(mean, cancellationToken);
    }

    private static Func<PauliString, double> Expectation(InitialState state, NoiseModel noise) =>
        noise.Preparation is PauliChannel channel ? p => state.Expectation(p) * NoiseModel.EigenvalueOf(p, channel) : state.Expectation;

    /// <summary>Two different terms v, w survive uniform angles only if v·w commutes with every gate: if they anticommute with the same ones.
    /// With other laws, tied or fixed rotations every pair may contribute.</summary>
    private static IEnumerable<List<PauliTerm>> Groups(PauliSum observable, List<ChainGate> gates, CancellationToken cancellationToken)
    {
        if (observable.Terms.Count <= 1) return observable.Terms.Select(t => new List<PauliTerm> { t });
        List<ChainGate> rotations = gates.FindAll(g => g.Channel is null);
        if (rotations.Exists(g => g.CosineOfRandom != 0 || g.IsFixed || g.Tied is not null)) return [[.. observable.Terms]];
        var groups = new Dictionary<string, List<PauliTerm>>(StringComparer.Ordinal);
        foreach (PauliTerm term in observable.Terms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string syndrome = string.Create(rotations.Count, (rotations, term), static (span, data) =>
            {
                for (int i = 0; i < span.Length; i++) span[i] = data.rotations[i].String.AnticommutesWithUnchecked(data.term.String) ? '1' : '0';
            });
            (CollectionsMarshal.GetValueRefOrAddDefault(groups, syndrome, out _) ??= []).Add(term);
        }

        return groups.Values;
    }
}
