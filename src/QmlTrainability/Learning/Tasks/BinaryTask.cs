namespace QmlTrainability.Learning.Tasks;

/// <summary>Two classes by one decision value.</summary>
internal sealed class BinaryTask(Dataset data, ILoss loss) : ITask
{
    public string Name => loss.Name;

    public int Count => data.Count;

    public IReadOnlyList<double> Features(int row) => data.Rows[row];

    public double Truth(int row) => data.Labels[row];

    public double Loss(int row, ReadOnlySpan<double> outputs, Span<double> slopes)
    {
        slopes[0] = loss.Derivative(outputs[0], data.Labels[row]);
        return loss.Value(outputs[0], data.Labels[row]);
    }

    public bool? IsRight(int row, ReadOnlySpan<double> outputs) => BinaryClassifier.ClassOf(outputs[0]) == data.Labels[row];
}
