namespace QmlTrainability.Trainability.Populations;

/// <summary>The steps on single qubits before any on several, integrated: for a product state E⟨P_w⟩² = ∏_q f_q(letter of w on q).</summary>
/// <remarks>A rotation about a leaves f(a) and mixes the two other letters with E cos² and E sin²; its squared derivative drops a and exchanges the weights.</remarks>
internal sealed class FirstLayers
{
    private readonly double[][] _squares; // by qubit, then letter; the identity has 1
    private readonly List<(ChainStep Step, double[] Squares)> _slopes = [];

    /// <param name="steps">The light cone, last applied first.</param>
    /// <param name="squares">By qubit of the cone the squared expectation of each letter in the state.</param>
    public FirstLayers(IReadOnlyList<ChainStep> steps, double[][] squares)
    {
        _squares = squares;
        var isClosed = new bool[squares.Length];
        var left = new List<ChainStep>();
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            ChainStep step = steps[i];
            if (step.Qubits.Length == 1 && !isClosed[step.Qubits[0]])
            {
                Absorb(step, step.Qubits[0]);
                continue;
            }

            foreach (int qubit in step.Qubits) isClosed[qubit] = true;
            left.Add(step);
        }

        left.Reverse();
        Rest = left;
    }

    /// <summary>What is left to be sampled, last applied first.</summary>
    public IReadOnlyList<ChainStep> Rest { get; }

    /// <summary>By qubit and letter the factor of E⟨P_w⟩².</summary>
    public IReadOnlyList<double[]> Squares => _squares;

    /// <summary>The absorbed rotations with the factors that take the place of those of their qubit in E(∂⟨P_w⟩)².</summary>
    public IReadOnlyList<(ChainStep Step, double[] Squares)> Slopes => _slopes;

    private void Absorb(ChainStep step, int qubit)
    {
        // The slopes found so far belong to rotations before this step: it acts on their factors too.
        for (int s = 0; s < _slopes.Count; s++)
        {
            if (_slopes[s].Step.Qubits[0] == qubit) _slopes[s] = (_slopes[s].Step, Through(step, _slopes[s].Squares, isSlope: false));
        }

        if (step.Terms.Count > 0) _slopes.Add((step, Through(step, _squares[qubit], isSlope: true)));
        _squares[qubit] = Through(step, _squares[qubit], isSlope: false);
    }

    /// <summary>f after the step: by letter of a string after it, the mean over the letters that it comes from.</summary>
    private static double[] Through(ChainStep step, double[] before, bool isSlope)
    {
        var after = new double[4];
        for (int letter = 0; letter < 4; letter++)
        {
            if (step.SquaredEigenvalues is double[] eigenvalues) after[letter] = eigenvalues[letter] * before[letter];
            else if (step.Rows is int[] rows)
            {
                int x = Parity(rows[0] & letter), z = Parity(rows[1] & letter);
                after[letter] = before[x | (z << 1)];
            }
            else
            {
                int axis = (int)step.Letters![0];
                bool moves = letter != 0 && letter != axis;
                double stay = isSlope ? step.Jump : 1 - step.Jump;
                after[letter] = moves ? (stay * before[letter]) + ((1 - stay) * before[letter ^ axis]) : isSlope ? 0 : before[letter];
            }
        }

        return after;
    }

    private static int Parity(int bits) => System.Numerics.BitOperations.PopCount((uint)bits) & 1;
}
