using System.Numerics;
using QmlTrainability.Circuits;

namespace QmlTrainability.Simulation;

/// <summary>A pure initial state as amplitudes: products from their Bloch vectors, stabilizer states by their group. Immutable.</summary>
internal sealed unsafe class StatePreparation
{
    private readonly (Complex Zero, Complex One)[]? _product;
    private readonly StabilizerAmplitudes? _stabilizer;

    /// <exception cref="UnsupportedRequestException">The state is mixed, or given by Pauli expectations.</exception>
    public StatePreparation(InitialState state)
    {
        if (state.BlochVectors is { } vectors)
        {
            _product = [.. vectors.Select((v, q) => AmplitudesOf(v, q))];
        }
        else if (state.Kind == InitialStateKind.Stabilizer)
        {
            int rank = state.Stabilizers!.Count;
            if (rank < state.QubitCount)
                throw Refused(FormattableString.Invariant($"{state} is mixed: a pure stabilizer state has {state.QubitCount} independent stabilizers, this one {rank}."));
            _stabilizer = new StabilizerAmplitudes(state.Stabilizers!);
        }
        else
        {
            throw Refused($"The initial state is {state}, which may be mixed.");
        }
    }

    public void Fill(StateEngine engine, double* psi, CancellationToken cancellationToken)
    {
        if (_stabilizer is not null)
        {
            Clear(engine, psi, cancellationToken);
            _stabilizer.Write((Complex*)psi, cancellationToken);
        }
        else if (Array.TrueForAll(_product!, q => q.Zero == 0 || q.One == 0))
        {
            Clear(engine, psi, cancellationToken);
            long index = 0;
            Complex amplitude = 1;
            for (int q = 0; q < _product!.Length; q++)
            {
                if (_product[q].Zero == 0) index |= 1L << q;
                amplitude *= _product[q].Zero + _product[q].One;
            }

            ((Complex*)psi)[index] = amplitude;
        }
        else
        {
            FillProduct(engine, (Complex*)psi, cancellationToken);
        }
    }

    private static void Clear(StateEngine engine, double* psi, CancellationToken cancellationToken) =>
        engine.ForEachBlock((start, length) => new Span<byte>(psi + (2 * start), (int)(length * sizeof(Complex))).Clear(), cancellationToken);

    /// <summary>A block is the product over its low qubits, made by doubling, times one number for its high qubits.</summary>
    private void FillProduct(StateEngine engine, Complex* psi, CancellationToken cancellationToken) =>
        engine.ForEachBlock(
            (start, length) =>
            {
                Complex* block = psi + start;
                Complex high = 1;
                int low = BitOperations.Log2((ulong)length);
                for (int q = low; q < _product!.Length; q++) high *= ((start >> q) & 1) == 0 ? _product[q].Zero : _product[q].One;
                block[0] = high;
                for (int q = 0; q < low; q++)
                {
                    (Complex zero, Complex one) = _product[q];
                    for (long i = 0, half = 1L << q; i < half; i++)
                    {
                        block[half + i] = one * block[i];
                        block[i] = zero * block[i];
                    }
                }
            },
            cancellationToken);

    /// <summary>cos(ϑ/2)|0⟩ + e^{iφ} sin(ϑ/2)|1⟩, from the larger of the two so that nothing is lost near the poles.</summary>
    private static (Complex Zero, Complex One) AmplitudesOf((double X, double Y, double Z) vector, int qubit)
    {
        (double x, double y, double z) = vector;
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        if (Math.Abs(length - 1) > InitialState.NormTolerance)
        {
            throw Refused(FormattableString.Invariant(
                $"The initial state is mixed: the Bloch vector of qubit {qubit} is ({x}, {y}, {z}) with length {length:G6}; a pure state has length 1."));
        }

        (x, y, z) = (x / length, y / length, z / length);
        if (z >= 0)
        {
            double zero = Math.Sqrt((1 + z) / 2);
            return (zero, new Complex(x, y) / (2 * zero));
        }

        double one = Math.Sqrt((1 - z) / 2), equator = Math.Sqrt((x * x) + (y * y));
        return (equator / (2 * one), equator == 0 ? one : one * (new Complex(x, y) / equator));
    }

    private static UnsupportedRequestException Refused(string why) => new(
        $"{why} A state vector holds pure states only. Use a pure product or stabilizer state, average over pure states, "
        + "or ask LossVariance.Of and FiniteDepthVariance.Of, which take mixed states.");
}
