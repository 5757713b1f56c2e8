using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Tests.LieAlgebras.BruteForce;

/// <summary>A Pauli string of at most 64 qubits as two bit masks, written anew so that it shares no code with the library.</summary>
internal readonly record struct Bits(ulong X, ulong Z)
{
    public bool IsIdentity => (X | Z) == 0;

    public static Bits Letter(int qubit, char letter) => letter switch
    {
        'I' => default,
        'X' => new(1UL << qubit, 0),
        'Y' => new(1UL << qubit, 1UL << qubit),
        'Z' => new(0, 1UL << qubit),
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "I, X, Y or Z"),
    };

    public static Bits Parse(string label) => label.Select((letter, qubit) => Letter(qubit, letter)).Aggregate(default(Bits), (a, b) => a + b);

    /// <summary>One of the 4^n strings, by a number below 4^n.</summary>
    public static Bits Number(ulong number, int qubits) => new(number & ((1UL << qubits) - 1), number >> qubits);

    public static Bits operator +(Bits a, Bits b) => new(a.X ^ b.X, a.Z ^ b.Z);

    public bool Anticommutes(Bits other) => ((BitOperations.PopCount(X & other.Z) + BitOperations.PopCount(Z & other.X)) & 1) != 0;

    /// <summary>The symplectic transvection along <paramref name="axis"/>: conjugation by the Clifford exp(iπ/4 · axis), signs aside.</summary>
    public Bits Transvect(Bits axis) => Anticommutes(axis) ? this + axis : this;

    public string Label(int qubits)
    {
        (ulong x, ulong z) = (X, Z);
        return string.Concat(Enumerable.Range(0, qubits).Select(q => "IXZY"[(int)(((x >> q) & 1) | (((z >> q) & 1) << 1))]));
    }

    public PauliString On(int qubits) => PauliString.Parse(Label(qubits));
}
