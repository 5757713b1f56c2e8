using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Symmetries;

/// <summary>The generators of the ideals of a Pauli algebra that do not commute with an observable.</summary>
/// <remarks>An element of a simple ideal is Σ_r ±P_(s+r) over the copy group R' of its component. Its bracket with Σ o_v P_v has the strings s + r + v, all
/// different unless two terms differ by an element of R'; so it vanishes only if every string of the component commutes with every term.</remarks>
internal static class ActingPart
{
    public static IEnumerable<PauliString> Of(DynamicalLieAlgebra algebra, PauliSum observable, CancellationToken cancellationToken)
    {
        PauliString[] terms = [.. observable.Terms.Select(t => t.String)], central = [.. algebra.CentralStrings.Where(Acts)];
        PauliComponent[] components = [.. algebra.Components!.Where(c => c.Generators.Any(Acts))];
        HashSet<PauliString> differences = [.. central.SelectMany((a, i) => central.Take(i).Select(b => PauliString.Multiply(a, b).String))];
        for (int i = 0; i < terms.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                PauliString difference = PauliString.Multiply(terms[i], terms[j]).String;
                if (differences.Contains(difference) || Array.Exists(components, c => IsInCopyGroup(c, difference)))
                    throw new UnsupportedRequestException(
                        $"The terms {terms[j].Shown()} and {terms[i].Shown()} of the observable may cancel in some of the ideals, which is not resolved in this version. Ask for each term on its own: together they give an upper bound.");
            }
        }

        return [.. components.SelectMany(c => c.Generators), .. central];

        bool Acts(PauliString p) => Array.Exists(terms, p.AnticommutesWithUnchecked);
    }

    /// <summary>Whether the string is a + a' for two strings a, a' of the component that act alike on it.</summary>
    private static bool IsInCopyGroup(PauliComponent component, PauliString p)
    {
        if (component is FreeFermionComponent fermions) return fermions.CopyGroup.Reduce(PauliPacking.Pack(p)) < 0;
        QuadraticSpace space = ((QuadraticComponent)component).Space;
        return space.TryLocate(p) is ulong[] vector && !component.Generators.Any(p.AnticommutesWithUnchecked)
            && (space.Form == QuadraticForm.Undefined || !space.Q(vector));
    }
}
