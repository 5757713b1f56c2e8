namespace QmlTrainability.Simulation.Layers;

/// <summary>Turns as RY(θ) = scale·[[1, -t], [t, 1]] with |t| ≤ 1, and, where θ is nearer to a half turn, X and Z after it.</summary>
/// <remarks>RY(θ) = -Z·X·RY(θ - π): the X is an exchange of places when a pass writes, the Z goes to the diagonal.</remarks>
internal readonly struct TangentTurns
{
    public TangentTurns(ReadOnlySpan<Turn> turns, int first, ReadOnlySpan<(double Before, double Theta, double After)> angles, int lineBits)
    {
        Tangents = new double[angles.Length];
        Cosines = new double[lineBits];
        Sines = new double[lineBits];
        Array.Fill(Cosines, 1);
        Scale = 1;
        for (int k = first; k < first + turns.Length; k++)
        {
            int qubit = turns[k - first].Qubit;
            (double sine, double cosine) = Math.SinCos(angles[k].Theta / 2);
            if (qubit < lineBits)
            {
                (Cosines[qubit], Sines[qubit]) = (cosine, sine);
                continue;
            }

            if (Math.Abs(sine) > Math.Abs(cosine))
            {
                Flips |= 1L << qubit;
                Scale = -Scale;
                (sine, cosine) = (-cosine, sine);
            }

            Tangents[k] = sine / cosine;
            Scale *= cosine;
        }
    }

    /// <summary>By the number of a turn in the plan.</summary>
    public double[] Tangents { get; }

    /// <summary>By bit within a line.</summary>
    public double[] Cosines { get; }

    /// <summary>By bit within a line.</summary>
    public double[] Sines { get; }

    /// <summary>The qubits whose half turn is split off.</summary>
    public long Flips { get; }

    /// <summary>The product of the cosines.</summary>
    public double Scale { get; }
}
