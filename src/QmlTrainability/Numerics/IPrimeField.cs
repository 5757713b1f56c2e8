namespace QmlTrainability.Numerics;

/// <summary>Arithmetic modulo a prime; elements are the integers 0 to p - 1.</summary>
/// <remarks>A rank modulo p is at most the rank over the rationals, and smaller only if p divides every minor that decides it.</remarks>
internal interface IPrimeField
{
    static abstract ulong Prime { get; }

    static abstract ulong Multiply(ulong a, ulong b);
}
