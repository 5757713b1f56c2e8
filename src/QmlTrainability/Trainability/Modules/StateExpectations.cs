using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras.Structure;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Modules;

/// <summary>The expectations of a state on strings and on sums of all strings with the same numbers of letters.</summary>
/// <remarks>
/// On a product these sums are the coefficients of Π (1 + ⟨X⟩u + ⟨Y⟩v + ⟨Z⟩w) over the qubits: n⁴/6 multiplications for all of them. A stabilizer group is walked through, one string at a time.
/// </remarks>
internal sealed class StateExpectations : IStringExpectations
{
    /// <summary>The largest stabilizer group that is walked through, as a power of two.</summary>
    private const int MostStabilizers = 20;

    private readonly InitialState _state;
    private readonly Lazy<Dictionary<(int X, int Y, int Z), double>> _sums;

    public StateExpectations(InitialState state, CancellationToken cancellationToken)
    {
        _state = state;
        _sums = new(() => state.Kind switch
        {
            InitialStateKind.Product => OfProduct(state.BlochVectors!, cancellationToken),
            InitialStateKind.Stabilizer => OfGroup(state.Stabilizers!, state.QubitCount, cancellationToken),
            _ => OfTerms(state.PauliExpectations!.Terms.Select(t => (t.String, t.Coefficient))),
        });
    }

    public double Of(PauliString @string) => _state.Expectation(@string);

    public double SumOver(int x, int y, int z) => _sums.Value.GetValueOrDefault((x, y, z));

    private static Dictionary<(int X, int Y, int Z), double> OfProduct(IReadOnlyList<(double X, double Y, double Z)> qubits, CancellationToken cancellationToken)
    {
        int n = qubits.Count;
        var sums = new double[n + 1, n + 1, n + 1];
        sums[0, 0, 0] = 1;
        for (int q = 0; q < n; q++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (double X, double Y, double Z) bloch = qubits[q];
            for (int x = q + 1; x >= 0; x--)
            {
                for (int y = q + 1 - x; y >= 0; y--)
                {
                    for (int z = q + 1 - x - y; z >= 0; z--)
                    {
                        if (x > 0) sums[x, y, z] += bloch.X * sums[x - 1, y, z];
                        if (y > 0) sums[x, y, z] += bloch.Y * sums[x, y - 1, z];
                        if (z > 0) sums[x, y, z] += bloch.Z * sums[x, y, z - 1];
                    }
                }
            }
        }

        var result = new Dictionary<(int, int, int), double>();
        for (int x = 0; x <= n; x++)
        {
            for (int y = 0; x + y <= n; y++)
            {
                for (int z = 0; x + y + z <= n; z++)
                {
                    if (sums[x, y, z] != 0) result.Add((x, y, z), sums[x, y, z]);
                }
            }
        }

        return result;
    }

    /// <summary>All products of the generators, each from the one before by one product (Gray code).</summary>
    private static Dictionary<(int X, int Y, int Z), double> OfGroup(IReadOnlyList<(PauliString String, int Sign)> generators, int qubits, CancellationToken cancellationToken)
    {
        if (generators.Count > MostStabilizers)
        {
            throw new BudgetExceededException(
                $"The expectations of a stabilizer state summed over strings with equal letters need its 2^{generators.Count} stabilizers; the budget is 2^{MostStabilizers}. Give the state as a product if it is one.",
                BigInteger.One << generators.Count, BigInteger.One << MostStabilizers);
        }

        return OfTerms(Elements());

        IEnumerable<(PauliString, double)> Elements()
        {
            var element = new SignedPauli(PauliString.Identity(qubits), false);
            yield return (element.String, 1);
            for (uint step = 1; step < 1u << generators.Count; step++)
            {
                if (step % 1024 == 0) cancellationToken.ThrowIfCancellationRequested();
                (PauliString next, int sign) = generators[BitOperations.TrailingZeroCount(step)];
                element = SignedPauli.Multiply(element, new SignedPauli(next, sign < 0));
                yield return (element.String, element.Sign);
            }
        }
    }

    private static Dictionary<(int X, int Y, int Z), double> OfTerms(IEnumerable<(PauliString String, double Expectation)> terms)
    {
        var sums = new Dictionary<(int, int, int), double>();
        foreach ((PauliString p, double expectation) in terms)
        {
            (int, int, int) letters = SpinOperatorSpace.Letters(p);
            sums[letters] = sums.GetValueOrDefault(letters) + expectation;
        }

        return sums;
    }
}
