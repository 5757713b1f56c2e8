using System.Globalization;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>The certificate that Wick's theorem holds: the state is a pure Gaussian state of the modes in a sector.</summary>
/// <remarks>All singular values of M/p are 1, one of them 0 where the number of modes is odd: then the state is the joint eigenstate of bilinears of rotated
/// modes, which fixes the expectation of every even product. A mixed state may be Gaussian too; it has no such certificate and is refused.</remarks>
internal static class GaussianState
{
    /// <summary>A sector in which the state has less weight than this, a probability, is empty: rounding of 2^-m Σ ±1.</summary>
    public const double SmallestWeight = 1e-14;

    /// <summary>How far (M/p)(M/p)ᵀ may lie from a projection, entry by entry: rounding of Bloch vectors of length 1.</summary>
    private const double PurityTolerance = 1e-9;

    /// <exception cref="UnsupportedRequestException">The state is not pure and Gaussian.</exception>
    public static void Require(FermionEntry[] entries, double weight, int modes, FermionMemory memory, CancellationToken cancellationToken)
    {
        var gram = new AntisymmetricMatrix(modes, memory.Allocate);
        foreach ((int a, int b, double value) in entries) gram.Set(a, b, value / weight);
        double trace = 0;
        for (int a = 0; a < modes; a++) trace += gram.Dot(a, gram, a);
        int expected = modes - (modes & 1);
        bool pure = Math.Abs(trace - expected) <= PurityTolerance * modes && (IsOrthogonalByRows(gram, entries, modes) || IsPartialIsometry(gram, modes, cancellationToken));
        if (pure) return;
        throw new UnsupportedRequestException(string.Create(CultureInfo.InvariantCulture,
            $"Products of four and more Majorana modes follow from the covariance of a pure Gaussian state only; of the {expected} squared singular values that should be 1, this state has a sum of {trace:G6}. ")
            + "LieAlgebraicSimulator takes such an observable where its module is of moderate dimension.");
    }

    /// <summary>The common case, a stabilizer state: each row has one entry.</summary>
    private static bool IsOrthogonalByRows(AntisymmetricMatrix gram, FermionEntry[] entries, int modes)
    {
        var taken = new bool[modes];
        foreach ((int a, int b, _) in entries)
        {
            if (taken[a] || taken[b] || Math.Abs(Math.Abs(gram[a, b]) - 1) > PurityTolerance) return false;
            taken[a] = taken[b] = true;
        }

        return true;
    }

    /// <summary>S = MMᵀ satisfies S M = M: every singular value is 0 or 1.</summary>
    private static bool IsPartialIsometry(AntisymmetricMatrix m, int modes, CancellationToken cancellationToken)
    {
        var row = new double[modes];
        for (int a = 0; a < modes; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int b = 0; b < modes; b++) row[b] = m.Dot(a, m, b); // S_ab
            for (int c = 0; c < modes; c++)
            {
                double sum = 0;
                for (int b = 0; b < modes; b++) sum += row[b] * m[b, c];
                if (Math.Abs(sum - m[a, c]) > PurityTolerance) return false;
            }
        }

        return true;
    }
}
