namespace QmlTrainability.Simulation.Layers;

/// <summary>A product of exp(-i α Z_m / 2), sorted for rows of 2^r neighboring amplitudes: what is the same in every row, what is one factor for a row, and what is neither.</summary>
internal sealed class DiagonalPlan
{
    /// <summary>So many strings across make one table for each pattern of their signs; more make a table for each row.</summary>
    public const int MostVariantBits = 3;

    public DiagonalPlan(DiagonalTerm[] terms, int qubits, int rowBits)
    {
        Terms = terms;
        QubitCount = qubits;
        RowBits = rowBits;
        long row = Kernels.Tiling.All(rowBits);
        int[] all = [.. Enumerable.Range(0, terms.Length)];
        Within = Array.FindAll(all, k => (terms[k].Mask & ~row) == 0);
        Between = Array.FindAll(all, k => (terms[k].Mask & row) == 0);
        Across = Array.FindAll(all, k => (terms[k].Mask & row) != 0 && (terms[k].Mask & ~row) != 0);
        MasksInRow = Array.ConvertAll(terms, t => t.Mask & row);
        IsParametric = Array.Exists(terms, t => !t.Angle.IsConstant);
    }

    public DiagonalTerm[] Terms { get; }

    public int QubitCount { get; }

    public int RowBits { get; }

    /// <summary>The terms on bits within a row.</summary>
    public int[] Within { get; }

    /// <summary>The terms on bits of the number of a row.</summary>
    public int[] Between { get; }

    /// <summary>The others.</summary>
    public int[] Across { get; }

    /// <summary>Of each term, the bits within a row.</summary>
    public long[] MasksInRow { get; }

    /// <summary>Whether a parameter appears.</summary>
    public bool IsParametric { get; }

    public bool HasVariants => Across.Length <= MostVariantBits;

    /// <summary>The bits of a row's number in the mask of a term.</summary>
    public long RowMask(int term) => Terms[term].Mask >> RowBits;

    /// <summary>The angles at given parameters, and those of turns.</summary>
    public double[] AnglesAt(ReadOnlySpan<double> parameters, ReadOnlySpan<(double Before, double Theta, double After)> turns)
    {
        var angles = new double[Terms.Length];
        for (int k = 0; k < angles.Length; k++)
        {
            angles[k] = Terms[k].Angle.Evaluate(parameters);
            foreach (TurnShare share in Terms[k].Shares) angles[k] += share.Sign * (share.IsAfter ? turns[share.Turn].After : turns[share.Turn].Before);
        }

        return angles;
    }
}
