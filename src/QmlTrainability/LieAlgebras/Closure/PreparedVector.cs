namespace QmlTrainability.LieAlgebras.Closure;

/// <summary>A vector that has been reduced by the first panels of a <see cref="ModularSpan"/>, in the form that the span had then.</summary>
internal sealed class PreparedVector
{
    public PreparedVector(uint[] vector, uint[] work, int remakes, int panels)
    {
        Vector = vector;
        Work = work;
        Remakes = remakes;
        Panels = panels;
    }

    /// <summary>The vector itself.</summary>
    public uint[] Vector { get; }

    /// <summary>The vector in the coordinates of the echelon form, partly reduced.</summary>
    public uint[] Work { get; }

    /// <summary>Which form of the span this belongs to.</summary>
    public int Remakes { get; }

    /// <summary>The number of panels that were used.</summary>
    public int Panels { get; }
}
