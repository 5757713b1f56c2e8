namespace QmlTrainability.Reporting.Charts;

/// <summary>A mark on an axis: where, in axis coordinates, and what is printed beside it.</summary>
internal readonly record struct Tick(double Coordinate, string Label);
