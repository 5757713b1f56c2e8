using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>What terms that the rotations move alike contribute to a deep-limit variance.</summary>
/// <param name="Representative">One of the terms: they anticommute with the same strings of the algebra.</param>
/// <param name="Exact">The contribution exactly, for stabilizer states.</param>
/// <param name="Value">The contribution.</param>
/// <param name="IsInside">Whether the terms lie in the algebra.</param>
internal readonly record struct DeepPart(PauliString Representative, Rational? Exact, ScaledDouble Value, bool IsInside);
