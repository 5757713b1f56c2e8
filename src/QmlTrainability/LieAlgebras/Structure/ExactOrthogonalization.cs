using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.LieAlgebras.Structure;

/// <summary>Replaces generators by orthogonal combinations of them, exactly: an algebra depends on the span of its generators alone.</summary>
/// <remarks>{X, X + εY} becomes {X, εY} with no digit of ε lost, which no arithmetic of finite precision could restore later.</remarks>
internal static class ExactOrthogonalization
{
    public static List<PauliSum> Of(IEnumerable<PauliSum> generators, CancellationToken cancellationToken)
    {
        var orthogonal = new List<(PauliSum Sum, Rational Square)>();
        foreach (PauliSum generator in generators)
        {
            PauliSum rest = generator;
            foreach ((PauliSum other, Rational square) in orthogonal)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Rational overlap = InnerProduct(generator, other);
                if (!overlap.IsZero) rest -= overlap / square * other;
            }

            if (!rest.IsZero) orthogonal.Add((rest, InnerProduct(rest, rest)));
        }

        return [.. orthogonal.Select(o => Rescaled(o.Sum))];
    }

    /// <summary>The multiple whose largest coefficient is ±1: no power of ten overflows when it becomes a double.</summary>
    private static PauliSum Rescaled(PauliSum sum) => Rational.One / sum.Terms.Select(t => t.Exact.Magnitude).Max() * sum;

    private static Rational InnerProduct(PauliSum a, PauliSum b)
    {
        Rational sum = Rational.Zero;
        foreach (PauliTerm term in a.Terms)
        {
            Rational other = b.ExactCoefficient(term.String);
            if (!other.IsZero) sum += term.Exact * other;
        }

        return sum;
    }
}
