using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Circuits;

/// <summary>Tells whether a definition is a gate of the library's table under its own name, by comparing unitaries.</summary>
/// <remarks>Writers of files spell gates out that their reader may lack: Qiskit's ecr holds rzx(pi/4), which is not Clifford, although ecr is.
/// Only names of the table are compared, on at most five qubits, at two generic sets of angles, up to a global phase.</remarks>
internal static class OpenQasmGateMatch
{
    /// <summary>How far an entry of two unitaries may differ, without unit: above the rounding of numbers written with ten
    /// digits, far below any other gate.</summary>
    private const double EntryTolerance = 1e-9;

    private const int MaxQubits = 5;
    private const long MaxCost = 1_000;

    /// <summary>No rational multiples of π and unrelated to each other, so that an accident of one gate at one angle proves nothing.</summary>
    private static readonly double[][] AngleSets = [[0.7391, -1.2137, 2.0923, 0.4157], [-1.8713, 0.5471, 1.3939, -2.6051]];

    /// <summary>The gate of the table that a definition is at all angles; null where there is none.</summary>
    public static OpenQasmGate? Find(OpenQasmGate defined, OpenQasmEvaluator evaluator)
    {
        if (NamesakeOf(defined) is not OpenQasmGate namesake) return null;
        foreach (double[] set in AngleSets)
        {
            OpenQasmValue[] angles = [.. set.Take(defined.AngleCount).Select(OpenQasmValue.Constant)];
            if (!AreEqual(defined, namesake, angles, evaluator)) return null;
        }

        return namesake;
    }

    /// <summary>The gate of the table that a definition is at the angles of one call; null where there is none. Qiskit's exporter of 2021 to 2023 writes a
    /// definition for each call, with the numbers in its body: rzz_1404(2.5) calls cx, rz(2.5), cx.</summary>
    public static OpenQasmGate? FindAt(OpenQasmGate defined, OpenQasmValue[] angles, OpenQasmEvaluator evaluator) =>
        NamesakeOf(defined) is OpenQasmGate namesake && AreEqual(defined, namesake, angles, evaluator) ? namesake : null;

    private static OpenQasmGate? NamesakeOf(OpenQasmGate defined)
    {
        string name = WithoutNumber(defined.Name);
        return Gate.TryFind(name, out Gate? gate) && gate.QubitCount == defined.QubitCount && gate.AngleCount == defined.AngleCount
            && gate.QubitCount <= MaxQubits && defined.Cost <= MaxCost
            ? OpenQasmGate.OfTable(name, gate) with { Position = defined.Position }
            : null;
    }

    private static bool AreEqual(OpenQasmGate defined, OpenQasmGate known, OpenQasmValue[] angles, OpenQasmEvaluator evaluator)
    {
        int[] qubits = [.. Enumerable.Range(0, defined.QubitCount)];
        Complex[]? a = new Unitary(defined.QubitCount).TryApply(defined, angles, qubits, evaluator);
        Complex[]? b = new Unitary(defined.QubitCount).TryApply(known, angles, qubits, evaluator);
        return a is not null && b is not null && AreEqualUpToPhase(a, b);
    }

    /// <summary>rzz for rzz_140490701410416: Qiskit appends a number to tell definitions of one name apart.</summary>
    private static string WithoutNumber(string name)
    {
        int end = name.Length;
        while (end > 0 && char.IsAsciiDigit(name[end - 1])) end--;
        return end < name.Length && end > 1 && name[end - 1] == '_' ? name[..(end - 1)] : name;
    }

    private static bool AreEqualUpToPhase(Complex[] a, Complex[] b)
    {
        int largest = 0;
        for (int i = 1; i < b.Length; i++)
            if (b[i].Magnitude > b[largest].Magnitude) largest = i;
        Complex phase = a[largest] / b[largest];
        if (Math.Abs(phase.Magnitude - 1) > EntryTolerance) return false;
        for (int i = 0; i < a.Length; i++)
            if ((a[i] - (phase * b[i])).Magnitude > EntryTolerance) return false;
        return true;
    }

    /// <summary>A matrix of at most 32 rows, column after column; gates multiply it from the left. Qubit q is bit q of a row.</summary>
    private sealed class Unitary
    {
        private readonly Complex[] _entries;
        private readonly Complex[] _scratch;
        private readonly int _rows;

        public Unitary(int qubits)
        {
            _rows = (int)BigInteger.Pow(2, qubits);
            _entries = new Complex[_rows * _rows];
            _scratch = new Complex[_rows];
            for (int i = 0; i < _rows; i++) _entries[(i * _rows) + i] = Complex.One;
        }

        /// <summary>The matrix after a call, or null where an angle of the body is not finite at these values.</summary>
        public Complex[]? TryApply(OpenQasmGate gate, OpenQasmValue[] angles, int[] qubits, OpenQasmEvaluator evaluator)
        {
            var pending = new Stack<(OpenQasmGate Gate, OpenQasmValue[] Angles, int[] Qubits)>();
            pending.Push((gate, angles, qubits));
            while (pending.TryPop(out var call))
            {
                if (call.Gate.Library is Gate known)
                {
                    if (!Array.TrueForAll(call.Angles, a => a.IsConstant)) return null; // a body that reads an input of the text
                    foreach (GateStep step in known.Steps) Rotate(step, call.Angles, call.Qubits);
                    continue;
                }

                for (int i = call.Gate.Body.Length - 1; i >= 0; i--)
                {
                    OpenQasmCall inner = call.Gate.Body[i];
                    var values = new OpenQasmValue[inner.Angles.Length];
                    for (int a = 0; a < values.Length; a++)
                    {
                        if (!evaluator.TryEvaluate(inner.Angles[a], call.Angles, out values[a])) return null;
                    }

                    pending.Push((inner.Gate, values, Array.ConvertAll(inner.Qubits, q => call.Qubits[q])));
                }
            }

            return _entries;
        }

        /// <summary>exp(-iαP/2) = cos(α/2) - i sin(α/2) P, with P|b⟩ = i^(number of Y) (-1)^|b∧z| |b⊕x⟩ since Y = iXZ.</summary>
        private void Rotate(GateStep step, OpenQasmValue[] angles, int[] qubits)
        {
            double angle = step.Offset;
            for (int i = 0; i < angles.Length; i++) angle += step.Factors[i] * angles[i].Offset;
            int x = 0, z = 0, ys = 0;
            foreach ((int qubit, Pauli letter) in step.Letters)
            {
                int bit = 1 << qubits[qubit]; // at most five qubits
                if (letter != Pauli.Z) x |= bit;
                if (letter != Pauli.X) z |= bit;
                if (letter == Pauli.Y) ys++;
            }

            Complex cos = Math.Cos(angle / 2), minusISin = new Complex(0, -Math.Sin(angle / 2)) * (ys % 4) switch
            {
                0 => Complex.One,
                1 => Complex.ImaginaryOne,
                2 => -Complex.One,
                _ => -Complex.ImaginaryOne,
            };
            for (int column = 0; column < _rows; column++)
            {
                Span<Complex> entries = _entries.AsSpan(column * _rows, _rows);
                for (int row = 0; row < _rows; row++)
                    _scratch[row ^ x] = minusISin * (int.IsOddInteger(BitOperations.PopCount((uint)(row & z))) ? -entries[row] : entries[row]);
                for (int row = 0; row < _rows; row++) entries[row] = (cos * entries[row]) + _scratch[row];
            }
        }
    }
}
