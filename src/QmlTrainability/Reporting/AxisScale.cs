namespace QmlTrainability.Reporting;

/// <summary>How the values of a chart are laid along an axis.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equally long.</summary>
    Linear,

    /// <summary>Equal ratios are equally long; every value must be positive. Exponential growth is a straight line.</summary>
    Logarithmic,
}
