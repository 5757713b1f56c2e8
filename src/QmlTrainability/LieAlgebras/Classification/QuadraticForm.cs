namespace QmlTrainability.LieAlgebras.Classification;

/// <summary>What the quadratic form of a component says: which classical type it generates.</summary>
internal enum QuadraticForm
{
    /// <summary>The form does not descend to the span: some product of the generators times i is ±i times the identity.</summary>
    Undefined,

    /// <summary>The form is not zero on the radical.</summary>
    NonZeroOnRadical,

    /// <summary>Zero on the radical, Arf invariant 0.</summary>
    ArfZero,

    /// <summary>Zero on the radical, Arf invariant 1.</summary>
    ArfOne,
}
