namespace QmlTrainability.Reporting;

/// <summary>How a series of a chart is drawn. A series of one point always gets a marker.</summary>
public enum SeriesStyle
{
    /// <summary>A line with a marker at every point: values that were computed, one by one.</summary>
    LineWithMarkers,

    /// <summary>A line: a law, or values too close for markers.</summary>
    Line,

    /// <summary>A dashed line: a bound, a limit, an extrapolation.</summary>
    Dashed,

    /// <summary>Markers without a line: cases that do not belong to one law.</summary>
    Markers,
}
