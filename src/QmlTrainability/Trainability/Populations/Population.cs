using System.Numerics;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Populations;

/// <summary>Strings that walk backward together, 64 to a word: bit p of word w of a qubit's x and z is the letter of string 64w + p on it.</summary>
/// <remarks>
/// A string carries the weight γ^(weight of the string) times its noise. When the weights of the population have become uneven (effective size below a half), it is
/// resampled systematically: E ∏(mean weights)·f is unbiased for every γ, and good where γ^weight is near the true value of a string (Del Moral 2004).
/// </remarks>
internal sealed class Population
{
    private const double SmallestEffectiveShare = 0.5;

    private readonly LightCone _cone;
    private readonly IReadOnlyList<ChainStep> _steps;
    private readonly int _words;
    private readonly double _log2Guide;
    private readonly RandomStream _stream;
    private readonly ulong[] _x;
    private readonly ulong[] _z;
    private readonly int[] _weights; // the number of letters of each string at the last resampling check
    private readonly double[] _log2Weights;
    private readonly Record? _record;

    public Population(LightCone cone, IReadOnlyList<ChainStep> steps, int size, double guide, RandomStream stream, bool keepsRecord)
    {
        _cone = cone;
        _steps = steps;
        _words = size / 64;
        _log2Guide = Math.Log2(guide);
        _stream = stream;
        _x = new ulong[cone.Qubits.Count * _words];
        _z = new ulong[cone.Qubits.Count * _words];
        _weights = new int[size];
        _log2Weights = new double[size];
        if (keepsRecord) _record = new Record(size);
    }

    public int Size => _weights.Length;

    /// <summary>log2 of the product of the mean weights at all resamplings.</summary>
    public double Log2Mass { get; private set; }

    /// <summary>log2 of the weight that each string carries beside <see cref="Log2Mass"/>; its guide is taken off again.</summary>
    public IReadOnlyList<double> Log2Weights => _log2Weights;

    /// <summary>What happened, to be traced back; null where it was not kept.</summary>
    public Record? History => _record;

    /// <summary>The letter of a string on a qubit of the cone.</summary>
    public int LetterOf(int @string, int number)
    {
        int word = (number * _words) + (@string >> 6), bit = @string & 63;
        return (int)((_x[word] >> bit) & 1) | ((int)((_z[word] >> bit) & 1) << 1);
    }

    /// <summary>Draws strings with probability o_v² by systematic sampling, and walks them through all steps.</summary>
    public void Walk(IReadOnlyList<(PauliString String, double Probability)> terms, CancellationToken cancellationToken)
    {
        Draw(terms);
        var touched = new int[_cone.Qubits.Count];
        foreach (ChainStep step in _steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (step.Letters is not null) Rotate(step);
            else if (step.Rows is not null) Map(step);
            else Damp(step);
            // About a layer has passed when some qubit was touched three times.
            bool isLayer = false;
            foreach (int qubit in step.Qubits) isLayer |= ++touched[qubit] >= 3;
            if (!isLayer) continue;
            Array.Clear(touched);
            Balance();
        }

        TakeWeights();
        for (int p = 0; p < Size; p++) _log2Weights[p] -= _weights[p] * _log2Guide;
    }

    private void Draw(IReadOnlyList<(PauliString String, double Probability)> terms)
    {
        double offset = _stream.NextUniform(), sum = 0;
        int p = 0;
        for (int t = 0; t < terms.Count; t++)
        {
            sum += terms[t].Probability;
            for (; p < Size && (p + offset < sum * Size || t == terms.Count - 1); p++)
            {
                foreach ((int qubit, Pauli letter) in terms[t].String.Support)
                {
                    int word = (_cone.NumberOf(qubit) * _words) + (p >> 6);
                    if (((int)letter & (int)Pauli.X) != 0) _x[word] |= 1UL << (p & 63);
                    if (((int)letter & (int)Pauli.Z) != 0) _z[word] |= 1UL << (p & 63);
                }
            }
        }
    }

    private void Rotate(ChainStep step)
    {
        bool isRandom = step.Terms.Count > 0;
        ulong[]? moved = isRandom && _record is not null ? new ulong[2 * _words] : null;
        for (int w = 0; w < _words; w++)
        {
            ulong anticommutes = 0;
            for (int i = 0; i < step.Qubits.Length; i++)
            {
                int at = (step.Qubits[i] * _words) + w, letter = (int)step.Letters![i];
                if ((letter & (int)Pauli.X) != 0) anticommutes ^= _z[at];
                if ((letter & (int)Pauli.Z) != 0) anticommutes ^= _x[at];
            }

            if (anticommutes == 0) continue;
            ulong jumps = anticommutes & RandomMask.Next(_stream, step.Jump);
            for (int i = 0; i < step.Qubits.Length; i++)
            {
                int at = (step.Qubits[i] * _words) + w, letter = (int)step.Letters![i];
                if ((letter & (int)Pauli.X) != 0) _x[at] ^= jumps;
                if ((letter & (int)Pauli.Z) != 0) _z[at] ^= jumps;
            }

            if (moved is null) continue;
            moved[w] = anticommutes & ~jumps;
            moved[_words + w] = jumps;
        }

        if (moved is not null) _record!.Add(step, moved);
    }

    private void Map(ChainStep step)
    {
        int k = step.Qubits.Length;
        Span<ulong> before = stackalloc ulong[2 * k];
        for (int w = 0; w < _words; w++)
        {
            for (int i = 0; i < k; i++)
            {
                before[i] = _x[(step.Qubits[i] * _words) + w];
                before[k + i] = _z[(step.Qubits[i] * _words) + w];
            }

            for (int row = 0; row < 2 * k; row++)
            {
                ulong image = 0;
                for (int mask = step.Rows![row]; mask != 0; mask &= mask - 1) image ^= before[BitOperations.TrailingZeroCount(mask)];
                (row < k ? _x : _z)[(step.Qubits[row % k] * _words) + w] = image;
            }
        }
    }

    private void Damp(ChainStep step)
    {
        double[] log2 = [.. step.SquaredEigenvalues!.Select(Math.Log2)];
        for (int w = 0; w < _words; w++)
        {
            int at = (step.Qubits[0] * _words) + w;
            for (ulong rest = _x[at] | _z[at]; rest != 0; rest &= rest - 1)
            {
                int bit = BitOperations.TrailingZeroCount(rest);
                _log2Weights[(w << 6) + bit] += log2[(int)((_x[at] >> bit) & 1) | ((int)((_z[at] >> bit) & 1) << 1)];
            }
        }
    }

    /// <summary>Counts the letters of every string and multiplies the change of γ^weight into its weight.</summary>
    private void TakeWeights()
    {
        var counts = new int[Size];
        for (int word = 0; word < _x.Length; word++)
        {
            int first = (word % _words) << 6;
            for (ulong rest = _x[word] | _z[word]; rest != 0; rest &= rest - 1) counts[first + BitOperations.TrailingZeroCount(rest)]++;
        }

        for (int p = 0; p < Size; p++)
        {
            _log2Weights[p] += (counts[p] - _weights[p]) * _log2Guide;
            _weights[p] = counts[p];
        }
    }

    private void Balance()
    {
        TakeWeights();
        double largest = _log2Weights.Max(), sum = 0, squares = 0;
        if (double.IsNegativeInfinity(largest)) return;
        var weights = new double[Size];
        for (int p = 0; p < Size; p++)
        {
            weights[p] = Math.Pow(2, _log2Weights[p] - largest);
            sum += weights[p];
            squares += weights[p] * weights[p];
        }

        if (sum * sum >= SmallestEffectiveShare * Size * squares) return;
        Log2Mass += largest + Math.Log2(sum / Size);
        var parents = new int[Size];
        double offset = _stream.NextUniform(), passed = 0;
        int child = 0;
        for (int p = 0; p < Size; p++)
        {
            passed += weights[p];
            for (; child < Size && ((child + offset) * sum < passed * Size || p == Size - 1); child++) parents[child] = p;
        }

        Copy(parents);
        Array.Clear(_log2Weights);
        _record?.Add(parents);
    }

    private void Copy(int[] parents)
    {
        var row = new ulong[_words];
        foreach (ulong[] bits in new[] { _x, _z })
        {
            for (int number = 0; number < _cone.Qubits.Count; number++)
            {
                Span<ulong> words = bits.AsSpan(number * _words, _words);
                if (!words.ContainsAnyExcept(0UL)) continue;
                for (int w = 0; w < _words; w++)
                {
                    ulong word = 0;
                    for (int bit = 0; bit < 64; bit++)
                    {
                        int parent = parents[(w << 6) + bit];
                        word |= ((words[parent >> 6] >> parent) & 1) << bit;
                    }

                    row[w] = word;
                }

                row.CopyTo(words);
            }
        }

        int[] weights = [.. _weights];
        for (int p = 0; p < Size; p++) _weights[p] = weights[parents[p]];
    }
}
