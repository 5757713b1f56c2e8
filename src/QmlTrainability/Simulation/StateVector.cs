using System.Globalization;
using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation;

/// <summary>The 2^n amplitudes of a pure state, in native memory: to be disposed of. Made by <see cref="StateVectorSimulator.Run"/>.</summary>
/// <remarks>
/// Bit q of an index is qubit q, so that qubit 0, the leftmost letter of a label, is the least significant bit. Interleaved doubles (real, imaginary) from a
/// cache line on; indices are long, since 31 qubits have more amplitudes than an array can hold. The amplitudes do not change any more, so that several
/// threads may read them; a global phase is not physical and not defined.
/// </remarks>
/// <example><code>
/// Circuit bell = new CircuitBuilder(qubits: 2).H(0).CX(0, 1).Build();
/// using (StateVector psi = new StateVectorSimulator().Run(bell, []))
/// {
///     Console.WriteLine(psi[3].Real.ToString("F4"));                          // 0.7071
///     Console.WriteLine(psi.Expectation(PauliSum.Parse("XX")).ToString("F4"));    // 1.0000
///     Console.WriteLine(string.Join(" ", psi.Sample(shots: 8, seed: 1).Select(s => s == 0 || s == 3).Distinct()));    // True
/// }
/// </code></example>
public sealed unsafe partial class StateVector : IDisposable
{
    /// <summary>Doubles, half a page of 4 KiB: a state that begins there shares no set of the first-level cache with one that does not.</summary>
    internal const int HalfPage = 256;

    private readonly StateEngine _engine;
    private readonly AlignedMemory _memory;
    private readonly int _offset;
    private double _norm = double.NaN; // computed when first asked for; two threads may compute it twice, both alike

    /// <summary>Allocates without initializing. The budget has been checked.</summary>
    internal StateVector(StateEngine engine, int offset = 0)
    {
        _engine = engine;
        Length = 1L << engine.QubitCount;
        _offset = offset;
        _memory = new AlignedMemory((2 * Length) + offset);
    }

    /// <summary>The number of qubits.</summary>
    public int QubitCount => _engine.QubitCount;

    /// <summary>The number of amplitudes, 2^n.</summary>
    public long Length { get; }

    /// <summary>The square root of Σ|ψ_i|²: 1 up to rounding. Computed at the first use, in one pass, and kept.</summary>
    /// <exception cref="ObjectDisposedException">The state has been disposed of.</exception>
    public double Norm
    {
        get
        {
            if (double.IsNaN(_norm)) _norm = Math.Sqrt(Use(psi => _engine.SquaredNorm(psi, CancellationToken.None)));
            return _norm;
        }
    }

    /// <summary>The amplitude of a basis state.</summary>
    /// <param name="index">0 … 2^n - 1; bit q is the value of qubit q.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such basis state.</exception>
    /// <exception cref="ObjectDisposedException">The state has been disposed of.</exception>
    public Complex this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length)
                throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"Basis state {index} does not exist: on {QubitCount} qubits they are 0 to {Length - 1}."));
            return Use(psi => ((Complex*)psi)[index]);
        }
    }

    /// <summary>⟨ψ|O|ψ⟩, in place.</summary>
    /// <remarks>Cost: one pass over the amplitudes for all strings with X and Y on the same qubits.</remarks>
    /// <param name="observable">On as many qubits.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="QubitCountMismatchException">The numbers of qubits differ.</exception>
    /// <exception cref="ObjectDisposedException">The state has been disposed of.</exception>
    public double Expectation(PauliSum observable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observable);
        Require.SameQubits(QubitCount, observable.QubitCount, "The observable");
        var readout = new ReadoutPlan(_engine, new ObservablePlan(observable));
        return Use(psi => readout.Value(psi, cancellationToken));
    }

    /// <summary>Measures every qubit, again and again: basis states drawn with the probabilities |ψ_i|².</summary>
    /// <remarks>The same seed gives the same shots for any number of threads. Cost: one pass over the amplitudes and a sort of the shots.</remarks>
    /// <param name="shots">The number of measurements, at least 1.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <returns>One index of a basis state for each shot, in the order drawn; bit q is the outcome of qubit q.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shots"/> is less than 1.</exception>
    /// <exception cref="ObjectDisposedException">The state has been disposed of.</exception>
    public long[] Sample(int shots, ulong seed, CancellationToken cancellationToken = default)
    {
        Require.AtLeast(shots, 1);
        return Use(psi => ShotSampler.Draw(_engine, psi, shots, seed, cancellationToken));
    }

    /// <summary>Frees the amplitudes.</summary>
    public void Dispose() => _memory.Dispose();

    /// <summary>For example "the state vector of 12 qubits".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"the state vector of {QubitCount} qubit{(QubitCount == 1 ? "" : "s")}");

    /// <summary>Lends the amplitudes to a function; they are not freed before it returns.</summary>
    internal T Use<T>(AmplitudeFunction<T> function)
    {
        bool held = false;
        ObjectDisposedException.ThrowIf(_memory.IsClosed, this);
        try
        {
            _memory.DangerousAddRef(ref held);
            return function(_memory.Pointer + _offset);
        }
        finally
        {
            if (held) _memory.DangerousRelease();
        }
    }

    /// <summary>A function of the amplitudes.</summary>
    /// <param name="psi">The first double.</param>
    internal delegate T AmplitudeFunction<out T>(double* psi);
}
