namespace QmlTrainability.Learning.Tasks;

/// <summary>Several classes by the softmax of their outputs.</summary>
internal sealed class ClassTask(Dataset data) : ITask
{
    public string Name => "cross-entropy of the softmax";

    public int Count => data.Count;

    public IReadOnlyList<double> Features(int row) => data.Rows[row];

    public double Truth(int row) => data.Labels[row];

    public double Loss(int row, ReadOnlySpan<double> outputs, Span<double> slopes) => Softmax.CrossEntropy(outputs, data.Labels[row], slopes);

    public bool? IsRight(int row, ReadOnlySpan<double> outputs) => Softmax.Largest(outputs) == data.Labels[row];
}
