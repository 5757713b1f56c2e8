using QmlTrainability.Circuits;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>One coset of terms in one sector of the copies: a matrix M of expectations that the circuit rotates, and what is read off it.</summary>
/// <remarks>
/// M_ab = tr(ρ Π_χ w e_ab), for a linear coset M_a∞ = tr(ρ Π_χ E_a) with ∞ a mode that no gate touches. A rotation exp(-iα P/2), P = σ e_ab, gives
/// M ← G M Gᵀ with G the rotation of the plane (a, b) by σα. The value is f = Σ c M_ab, or Σ c p^(1-k) Pf(M_K) for products of 2k modes in a state that is
/// Gaussian in this sector, p = tr(ρ Π_χ). Backwards from A = ∂f/∂M: ∂f/∂α = σ (A_a·M_b - A_b·M_a) with rows of both at the time of the gate.
/// </remarks>
internal sealed class FermionSector
{
    private readonly FermionEntry[] _initial;
    private readonly FermionTerm[] _terms;
    private readonly PlaneLayer[] _layers;
    private readonly FermionDegree _degree;
    private readonly ulong _character;
    private readonly double _weight;
    private readonly int _infinity;

    private FermionSector(FermionBlock block, ulong character, FermionEntry[] initial, double weight)
    {
        _initial = initial;
        _terms = block.Cone.Terms;
        _layers = block.Cone.Layers;
        _degree = block.Coset.Degree;
        _character = character;
        _weight = weight;
        _infinity = block.Cone.Modes.Length;
    }

    /// <summary>The bytes of the entries of M before the circuit.</summary>
    public unsafe long StateBytes => (long)_initial.Length * sizeof(FermionEntry);

    /// <summary>The sectors of a coset, by rising character, but for those in which the state has no part, so that the terms are 0 at every value of the parameters.</summary>
    public static IEnumerable<FermionSector> All(FermionBlock block, StateCovariance state, FermionMemory memory, CancellationToken cancellationToken)
    {
        // Π_χ = 2^-m Σ χ(Q) Q over the strings Q of the group of copies.
        FermionCoset coset = block.Coset;
        bool isProduct = coset.Degree == FermionDegree.Product;
        int[] modes = isProduct ? [.. Enumerable.Range(0, block.Frame.ModeCount)] : block.Cone.Modes; // a Gaussian state is one on all modes
        SignedPauli[] copies = [.. Enumerable.Range(0, 1 << coset.Copies.Rank).Select(c => coset.Copies.Product((ulong)c))];
        var matrices = new List<FermionEntry>[copies.Length];
        for (int c = 0; c < copies.Length; c++)
        {
            SignedPauli u = SignedPauli.Multiply(new SignedPauli(coset.Rest, false), copies[c]);
            matrices[c] = coset.Degree == FermionDegree.Linear ? state.Linears(u, modes) : state.Bilinears(u, modes, cancellationToken);
        }

        CharacterSum.Of(matrices, cancellationToken);
        double[] weights = [.. copies.Select(state.Expectation)];
        CharacterSum.Of(weights);
        for (int character = 0; character < matrices.Length; character++)
        {
            FermionEntry[] initial = [.. matrices[character]];
            if (isProduct ? weights[character] < GaussianState.SmallestWeight : initial.Length == 0) continue;
            if (isProduct)
            {
                GaussianState.Require(initial, weights[character], modes.Length, memory, cancellationToken);
                initial = block.Cone.Inside(initial);
            }

            yield return new FermionSector(block, (ulong)character, initial, weights[character]);
        }
    }

    /// <summary>The value at the angles in the buffers; adds ∂/∂angle to the gradient unless that is empty.</summary>
    public double Evaluate(Span<double> gradient, FermionBuffers buffers, CancellationToken cancellationToken)
    {
        AntisymmetricMatrix m = buffers.State;
        m.Clear();
        foreach ((int a, int b, double value) in _initial) m.Set(a, b, value);
        for (int l = 0; l < _layers.Length; l++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!gradient.IsEmpty) m.Record(buffers.WindowsBefore(l));
            (double[] cosines, double[] sines) = buffers.Turns(_layers[l], _character, direction: -1);
            m.Rotate(_layers[l], cosines, sines);
        }

        AntisymmetricMatrix derivative = buffers.Observable;
        derivative.Clear();
        double sum = ReadOut(m, gradient.IsEmpty ? null : derivative);
        if (!gradient.IsEmpty) Backwards(gradient, buffers, cancellationToken);
        return sum;
    }

    private void Backwards(Span<double> gradient, FermionBuffers buffers, CancellationToken cancellationToken)
    {
        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PlaneLayer layer = _layers[l];
            foreach (Plane plane in layer.Planes)
            {
                double slope = buffers.Observable.Dot(plane.A, buffers.State, plane.B) - buffers.Observable.Dot(plane.B, buffers.State, plane.A);
                gradient[plane.Rotation] += plane.SignIn(_character) * slope;
            }

            if (l == 0) break;
            (double[] cosines, double[] sines) = buffers.Turns(layer, _character, direction: 1);
            buffers.State.Rotate(layer, cosines, sines);
            buffers.State.Shrink(buffers.WindowsBefore(l));
            buffers.Observable.Rotate(layer, cosines, sines);
        }
    }

    /// <summary>f, and ∂f/∂M where it is wanted.</summary>
    private double ReadOut(AntisymmetricMatrix m, AntisymmetricMatrix? derivative)
    {
        double sum = 0;
        foreach (FermionTerm term in _terms)
        {
            double c = term.CoefficientIn(_character);
            if (_degree == FermionDegree.Product)
            {
                sum += ReadOutProduct(m, derivative, term.Modes, c);
                continue;
            }

            int a = term.Modes[0], b = _degree == FermionDegree.Linear ? _infinity : term.Modes[1];
            sum += c * m[a, b];
            derivative?.Add(a, b, c);
        }

        return sum;
    }

    private double ReadOutProduct(AntisymmetricMatrix m, AntisymmetricMatrix? derivative, int[] modes, double coefficient)
    {
        int order = modes.Length;
        double factor = coefficient * Math.Pow(_weight, 1 - (order / 2));
        var block = new double[order * order];
        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j < order; j++) block[(i * order) + j] = m[modes[i], modes[j]];
        }

        if (derivative is not null)
        {
            for (int i = 0; i < order; i++)
            {
                for (int j = i + 1; j < order; j++) derivative.Add(modes[i], modes[j], factor * Pfaffian.Derivative(block, order, i, j));
            }
        }

        return factor * Pfaffian.Of(block, order);
    }
}
