namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A term c·E_K·w of an observable in one coset: its modes, c with all signs, and the copy strings in w.</summary>
internal readonly record struct FermionTerm(int[] Modes, double Coefficient, ulong Copies)
{
    /// <summary>c times the sign of the copy strings in a sector.</summary>
    public double CoefficientIn(ulong character) => ulong.IsOddInteger(ulong.PopCount(Copies & character)) ? -Coefficient : Coefficient;
}
