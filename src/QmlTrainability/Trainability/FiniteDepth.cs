using System.Runtime.InteropServices;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Sets up the chains of <see cref="PairChain"/>: the gates with their moments, and the pairs of terms that can contribute.</summary>
internal static class FiniteDepth
{
    public static FiniteDepthVariance Of(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, int maxPairs, CancellationToken cancellationToken)
    {
        PauliSum pulledBack = circuit.RotationForm.PullBack(observable);
        List<ChainGate> gates = Gates(circuit, angles);
        double mean = MeanChain.Of(pulledBack, gates, state, maxPairs, cancellationToken);
        double secondMoment = 0;
        var slopes = new double[circuit.Parameters.Count];
        foreach (List<PauliTerm> group in Groups(pulledBack, gates, cancellationToken))
        {
            var chain = new PairChain(gates, maxPairs);
            secondMoment += chain.Run(group, state, slopes, cancellationToken);
        }

        return new FiniteDepthVariance(mean, secondMoment, slopes, angles);
    }

    /// <summary>The rotations, last applied first. A constant part of an angle becomes a fixed rotation, so that what is random is symmetric about 0.</summary>
    private static List<ChainGate> Gates(Circuit circuit, AngleDistribution angles)
    {
        var gates = new List<ChainGate>();
        var drives = new HashSet<Parameter>();
        foreach (PauliRotation rotation in circuit.RotationForm.Rotations)
        {
            foreach (AngleTerm term in rotation.Angle.Terms)
            {
                if (drives.Add(term.Parameter)) continue;
                throw new HypothesisNotMetException(
                    $"The parameter {term.Parameter.Name} drives more than one rotation, so the angles are not independent and the exact chain does not hold. "
                    + "Give each rotation a parameter of its own (ParameterSharing.PerTerm).");
            }

            if (rotation.Angle.Offset != 0 && (rotation.IsFixed || !angles.Equals(AngleDistribution.Uniform))) gates.Add(ChainGate.Fixed(rotation.String, rotation.Angle.Offset));
            if (!rotation.IsFixed) gates.Add(ChainGate.Random(rotation, angles));
        }

        gates.Reverse();
        return gates;
    }

    /// <summary>Two different terms v, w survive uniform angles only if v·w commutes with every gate: if they anticommute with the same ones.
    /// With other laws or fixed rotations every pair may contribute.</summary>
    private static IEnumerable<List<PauliTerm>> Groups(PauliSum observable, List<ChainGate> gates, CancellationToken cancellationToken)
    {
        if (observable.Terms.Count <= 1) return observable.Terms.Select(t => new List<PauliTerm> { t });
        if (gates.Any(g => g.CosineOfRandom != 0 || g.IsFixed)) return [[.. observable.Terms]];
        var groups = new Dictionary<string, List<PauliTerm>>(StringComparer.Ordinal);
        foreach (PauliTerm term in observable.Terms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string syndrome = string.Create(gates.Count, (gates, term), static (span, data) =>
            {
                for (int i = 0; i < span.Length; i++) span[i] = data.gates[i].String.AnticommutesWithUnchecked(data.term.String) ? '1' : '0';
            });
            (CollectionsMarshal.GetValueRefOrAddDefault(groups, syndrome, out _) ??= []).Add(term);
        }

        return groups.Values;
    }
}
