using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning;

/// <summary>Features as amplitudes: up to 2^n real numbers become the normalized amplitudes of n qubits.</summary>
/// <remarks>
/// Prepared by a tree of uniformly controlled Y rotations (arXiv:quant-ph/0406176), written as 2^n - 1 Pauli rotations with Y on one qubit and Z on some of
/// those before it. That is exponential in n in any case: for simulation, and at most <see cref="MostQubits"/> qubits. The gates stand before the first
/// parameter: they belong to the state and add nothing to the algebra. The model is judged with equal features, |+…+⟩; a typical vector of amplitudes overlaps
/// a small algebra in exponentially small parts, so judge a row of your data as well.
/// </remarks>
/// <example><code>
/// var map = new AmplitudeFeatureMap(features: 4);
/// using (StateVector psi = new StateVectorSimulator().Run(map.ToCircuit(), map.AnglesOf([3, 0, -4, 0])))
/// {
///     Console.WriteLine($"{psi[0].Real:F3} {psi[2].Real:F3}");    // 0.600 -0.800
/// }
/// </code></example>
public sealed class AmplitudeFeatureMap : FeatureMap
{
    /// <summary>The most qubits: 4,095 gates and as many angles for every row.</summary>
    public const int MostQubits = 12;

    /// <summary>A feature map.</summary>
    /// <param name="features">1 to 4,096; on as many qubits as it takes, the missing amplitudes are 0.</param>
    /// <exception cref="BudgetExceededException">More features than 2^12 amplitudes.</exception>
    public AmplitudeFeatureMap(int features)
        : base(Math.Max(1, BitOperations.Log2((uint)Math.Max(1, (2 * features) - 1))), features)
    {
        if (QubitCount > MostQubits)
        {
            throw new BudgetExceededException(
                FormattableString.Invariant($"{features} amplitudes need {QubitCount} qubits and 2^{QubitCount} - 1 gates; at most {MostQubits} qubits, {1 << MostQubits} features, are prepared. Reduce the features, for example by PrincipalComponents, or turn qubits by AngleFeatureMap."),
                BigInteger.Pow(2, QubitCount),
                BigInteger.Pow(2, MostQubits));
        }
    }

    /// <inheritdoc/>
    public override int AngleCount => (1 << QubitCount) - 1;

    /// <inheritdoc/>
    public override InitialState BaseState => InitialState.Zeros(QubitCount);

    /// <inheritdoc/>
    public override InitialState MiddleState => InitialState.Plus(QubitCount);

    /// <inheritdoc/>
    public override string Contribution => FormattableString.Invariant($"the state, by {AngleCount} gates, exponentially many; nothing to the algebra");

    /// <summary>The angles of the tree, level by level from qubit 0; each level as sums over its controls.</summary>
    internal override void Fill(IReadOnlyList<double> features, Span<double> angles)
    {
        double largest = features.Max(Math.Abs);
        if (largest == 0) throw new ArgumentException("All features are 0: there is no direction to prepare. Add a constant feature.", nameof(features));
        for (int qubit = 0; qubit < QubitCount; qubit++)
        {
            int controls = 1 << qubit, remaining = QubitCount - qubit - 1;
            Span<double> level = angles.Slice(controls - 1, controls);
            for (int c = 0; c < controls; c++)
                level[c] = 2 * Math.Atan2(Length(c | controls, qubit + 1), Length(c, qubit + 1));

            // exp(-i Σ_c [controls = c] β_c Y / 2) = Π_S exp(-i γ_S Z_S Y / 2) with γ_S = 2^-k Σ_c (-1)^{|c ∧ S|} β_c: a Walsh transform.
            for (int bit = 1; bit < controls; bit <<= 1)
            {
                for (int c = 0; c < controls; c++)
                {
                    if ((c & bit) == 0) (level[c], level[c | bit]) = ((level[c] + level[c | bit]) / 2, (level[c] - level[c | bit]) / 2);
                }
            }

            // The signed amplitude at the last level; the length of what lies below before it.
            double Length(int index, int known)
            {
                if (remaining == 0) return index < features.Count ? features[index] / largest : 0;
                double sum = 0;
                for (int i = index; i < features.Count; i += 1 << known) sum += features[i] / largest * (features[i] / largest);
                return Math.Sqrt(sum);
            }
        }
    }

    internal override void AppendTo(CircuitBuilder builder, IReadOnlyList<Angle> angles)
    {
        for (int qubit = 0; qubit < QubitCount; qubit++)
        {
            for (int controls = 0; controls < 1 << qubit; controls++)
            {
                List<(int, Pauli)> letters = [.. Enumerable.Range(0, qubit).Where(q => (controls >> q & 1) != 0).Select(q => (q, Pauli.Z)), (qubit, Pauli.Y)];
                builder.Rotate(PauliString.On(QubitCount, [.. letters]), angles[(1 << qubit) - 1 + controls]);
            }
        }
    }
}
