namespace QmlTrainability.LieAlgebras;

/// <summary>The Cartan type of a compact simple Lie algebra. Types are normalized: A from rank 1, B from 3, C from 2, D from 4.</summary>
public enum CartanType
{
    /// <summary>A_r = su(r+1), r ≥ 1.</summary>
    A,

    /// <summary>B_r = so(2r+1), r ≥ 3.</summary>
    B,

    /// <summary>C_r = sp(r), r ≥ 2: skew-Hermitian quaternionic r×r matrices.</summary>
    C,

    /// <summary>D_r = so(2r), r ≥ 4.</summary>
    D,

    /// <summary>E_6, E_7, E_8.</summary>
    E,

    /// <summary>F_4.</summary>
    F,

    /// <summary>G_2.</summary>
    G,
}
