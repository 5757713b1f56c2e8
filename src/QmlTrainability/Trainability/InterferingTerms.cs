using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Terms of an observable that the rotations move alike: they differ by strings Q_c that commute with every generator, and so interfere.</summary>
internal static class InterferingTerms
{
    /// <summary>In a stabilizer state Q_c acts as the number ⟨Q_c⟩, 0 or ±1: terms whose Q_c is ±1 add up to one amplitude Σ_c ±o_{v+c}⟨Q_c⟩, the others stay apart.</summary>
    public static IReadOnlyList<(PauliString Representative, Rational Amplitude)> Merge(IEnumerable<PauliTerm> terms, InitialState state)
    {
        var classes = new List<(PauliString Representative, Rational Amplitude)>();
        foreach (PauliTerm term in terms)
        {
            int i = 0;
            for (; i < classes.Count; i++)
            {
                (PauliString representative, Rational amplitude) = classes[i];
                (PauliString c, int phase) = Quotient(representative, term.String);
                int expectation = (int)state.Expectation(c);
                if (expectation == 0 || phase % 2 != 0) continue; // where Q_c anticommutes with the string and ⟨Q_c⟩ = ±1, neither is ever seen
                classes[i] = (representative, amplitude + (term.Exact * ((1 - phase) * expectation)));
                break;
            }

            if (i == classes.Count) classes.Add((term.String, term.Exact));
        }

        return classes;
    }

    /// <summary>Q_c, and k with P_v Q_c = i^k P_{v+c}. A string outside the algebra may anticommute with Q_c: then k is odd.</summary>
    public static (PauliString C, int Phase) Quotient(PauliString v, PauliString vc)
    {
        PauliString c = PauliString.Multiply(v, vc).String;
        return (c, PauliString.Multiply(v, c).PhaseExponent);
    }
}
