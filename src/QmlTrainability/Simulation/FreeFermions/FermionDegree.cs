namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>How many modes the terms of a coset move.</summary>
internal enum FermionDegree
{
    /// <summary>One: E_a.</summary>
    Linear,

    /// <summary>Two: e_ab.</summary>
    Bilinear,

    /// <summary>An even number from four on, by Pfaffians.</summary>
    Product,
}
