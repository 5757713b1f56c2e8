using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Terms of an observable that the rotations move alike: they differ by strings Q_c that commute with every generator, and so interfere.</summary>
internal static class InterferingTerms
{
    /// <summary>In a stabilizer state Q_c acts as the number ⟨Q_c⟩, 0 or ±1: terms whose Q_c is ±1 in both states add up to one amplitude Σ_c ±o_{v+c}⟨Q_c⟩ for each
    /// state, the others stay apart.</summary>
    public static IReadOnlyList<InterferenceClass> Merge(IEnumerable<PauliTerm> terms, StabilizerOverlap states)
    {
        var classes = new List<InterferenceClass>();
        foreach (PauliTerm term in terms)
        {
            int i = 0;
            for (; i < classes.Count; i++)
            {
                InterferenceClass known = classes[i];
                (PauliString c, int phase) = Quotient(known.Representative, term.String);
                (int first, int second) = states.Signs(c);
                if (first == 0 || second == 0 || phase % 2 != 0) continue; // where Q_c anticommutes with the string and ⟨Q_c⟩ = ±1, neither is ever seen
                Rational amplitude = term.Exact * (1 - phase);
                classes[i] = known with { First = known.First + (amplitude * first), Second = known.Second + (amplitude * second) };
                break;
            }

            if (i == classes.Count) classes.Add(new InterferenceClass(term.String, term.Exact, term.Exact));
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
