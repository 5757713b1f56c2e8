using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability;

/// <summary>Terms that act as one string in both of two stabilizer states, with its amplitude in each.</summary>
internal readonly record struct InterferenceClass(PauliString Representative, Rational First, Rational Second);
