using QmlTrainability.Simulation;

namespace QmlTrainability.Learning.Encodings;

/// <summary>Evaluates the outputs of a model row by row, keeping what the simulator prepared. One thread at a time.</summary>
/// <remarks>State vectors take the features as parameters of one circuit, so that nothing is prepared twice; other simulators get the product state of the row
/// where there is one, since gates on the features might not be in their algebra.</remarks>
internal sealed class ReadoutEvaluator : IDisposable
{
    private readonly Readout _model;
    private readonly IExpectation?[] _prepared;
    private readonly double[] _angles, _parameters, _gradient;
    private readonly ReadoutInputs _inputs;

    public ReadoutEvaluator(Readout model, ReadoutInputs inputs)
    {
        _model = model;
        _inputs = inputs;
        _prepared = new IExpectation?[model.OutputCount];
        _angles = new double[model.FeatureMap.AngleCount];
        _parameters = new double[model.Encoded.Circuit.Parameters.Count];
        _gradient = new double[_parameters.Length];
    }

    public double[] Outputs(IReadOnlyList<double> features, ReadOnlySpan<double> parameters, CancellationToken cancellationToken)
    {
        var outputs = new double[_model.OutputCount];
        for (int k = 0; k < outputs.Length; k++)
            outputs[k] = (parameters[_model.AngleCount + k] * Expectation(k, features, parameters, default, cancellationToken)) + parameters[_model.AngleCount + outputs.Length + k];
        return outputs;
    }

    /// <summary>The outputs and for each its gradient by all parameters of the model: a row of <paramref name="jacobian"/>.</summary>
    public void OutputsAndJacobian(
        IReadOnlyList<double> features, ReadOnlySpan<double> parameters, Span<double> outputs, double[][] jacobian, CancellationToken cancellationToken)
    {
        int angles = _model.AngleCount;
        for (int k = 0; k < outputs.Length; k++)
        {
            Span<double> row = jacobian[k];
            row.Clear();
            double scale = parameters[angles + k];
            double value = Expectation(k, features, parameters, row[..angles], cancellationToken);
            foreach (ref double slope in row[..angles]) slope *= scale;
            (row[angles + k], row[angles + outputs.Length + k]) = (value, 1);
            outputs[k] = (scale * value) + parameters[angles + outputs.Length + k];
        }
    }

    public void Dispose()
    {
        foreach (IExpectation? expectation in _prepared) expectation?.Dispose();
    }

    /// <summary>⟨O_k⟩, with its gradient by the trained angles where room for it is given.</summary>
    private double Expectation(int output, IReadOnlyList<double> features, ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellationToken)
    {
        ReadOnlySpan<double> trained = parameters[.._model.AngleCount];
        if (_inputs.IsByProductState || _inputs.IsByStateVector(cancellationToken))
        {
            using IExpectation ofRow = _inputs.OfRow(output, features, cancellationToken);
            return gradient.IsEmpty ? ofRow.Value(trained, cancellationToken) : ofRow.ValueAndGradient(trained, gradient, cancellationToken);
        }

        IExpectation expectation = _prepared[output] ??= _inputs.OfAllRows(output, cancellationToken);
        _model.FeatureMap.Fill(features, _angles);
        _model.Encoded.Fill(trained, _angles, _parameters);
        if (gradient.IsEmpty) return expectation.Value(_parameters, cancellationToken);
        double value = expectation.ValueAndGradient(_parameters, _gradient, cancellationToken);
        _model.Encoded.Gather(_gradient, gradient);
        return value;
    }
}
