namespace QmlTrainability.Learning.Tasks;

/// <summary>A number by the squared distance.</summary>
internal sealed class RegressionTask(RegressionData data) : ITask
{
    public string Name => "squared error";

    public int Count => data.Count;

    public IReadOnlyList<double> Features(int row) => data.Rows[row];

    public double Truth(int row) => data.Targets[row];

    public double Loss(int row, ReadOnlySpan<double> outputs, Span<double> slopes)
    {
        double residual = outputs[0] - data.Targets[row];
        slopes[0] = 2 * residual;
        return residual * residual;
    }

    public bool? IsRight(int row, ReadOnlySpan<double> outputs) => null;
}
