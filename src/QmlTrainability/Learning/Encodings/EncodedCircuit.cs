using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation.LieAlgebraic;

namespace QmlTrainability.Learning.Encodings;

/// <summary>A circuit with the gates of a feature map before or within it, the features being parameters too: prepared once, it serves every row.</summary>
internal sealed class EncodedCircuit
{
    private readonly int[] _trained; // where each trained angle stands among the parameters
    private readonly (int Parameter, int Angle)[] _taken; // where the angles of the map stand

    private EncodedCircuit(Circuit circuit, int[] trained, (int, int)[] taken)
    {
        Circuit = circuit;
        _trained = trained;
        _taken = taken;
    }

    /// <summary>The circuit that is simulated.</summary>
    public Circuit Circuit { get; }

    /// <summary>The number of angles that are trained.</summary>
    public int TrainedCount => _trained.Length;

    /// <summary>The parameters of a circuit that a map leaves to be trained, in their order.</summary>
    public static IEnumerable<Parameter> TrainedOf(Circuit circuit, FeatureMap map) => circuit.Parameters.Where(p => map.AngleTakenBy(p) < 0);

    public static EncodedCircuit Of(Circuit circuit, FeatureMap map)
    {
        int[] trained = [.. TrainedOf(circuit, map).Select(p => p.Index)];
        if (trained.Length < circuit.Parameters.Count)
            return new EncodedCircuit(circuit, trained, [.. circuit.Parameters.Where(p => map.AngleTakenBy(p) >= 0).Select(p => (p.Index, map.AngleTakenBy(p)))]);
        var builder = new CircuitBuilder(circuit.QubitCount);
        int angles = map.AngleCount;
        map.AppendTo(builder, [.. Enumerable.Range(0, angles).Select(i => (Angle)builder.Parameter(FormattableString.Invariant($"\u0001x{i}")))]);
        Parameter[] parameters = [.. circuit.Parameters.Select(p => builder.Parameter(p.Name, p.StartValue))];
        foreach (Operation operation in circuit.Operations)
        {
            Angle[] moved = [.. operation.Angles.Select(a => Moved(a, parameters))];
            if (operation.IsPauliRotation) builder.Rotate(operation.String, moved[0]);
            else builder.Append(operation.Gate, [.. operation.Qubits], moved);
        }

        return new EncodedCircuit(builder.Build(), [.. parameters.Select(p => p.Index)], [.. Enumerable.Range(0, angles).Select(i => (i, i))]);
    }

    /// <summary>Writes the parameters of one row.</summary>
    public void Fill(ReadOnlySpan<double> trained, ReadOnlySpan<double> angles, Span<double> parameters)
    {
        for (int i = 0; i < _trained.Length; i++) parameters[_trained[i]] = trained[i];
        foreach ((int parameter, int angle) in _taken) parameters[parameter] = angles[angle];
    }

    /// <summary>Takes the slopes by the trained angles out of a gradient by all parameters.</summary>
    public void Gather(ReadOnlySpan<double> gradient, Span<double> trained)
    {
        for (int i = 0; i < _trained.Length; i++) trained[i] = gradient[_trained[i]];
    }

    /// <summary>Whether every rotation by a feature lies in the algebra that the trained sums generate; both as they stand before the Cliffords of the circuit.</summary>
    /// <returns>False also where the algebra is too large to be closed.</returns>
    public bool IsMapInTheAlgebra(CancellationToken cancellationToken)
    {
        var taken = _taken.Select(t => Circuit.Parameters[t.Parameter]).ToHashSet();
        ILookup<bool, PauliSum> sums = TiedStep.Of(Circuit.RotationForm, cancellationToken).ToLookup(s => s.Angle.Terms.Any(t => taken.Contains(t.Parameter)), s => s.Generator);
        if (!sums.Contains(true)) return true;
        try
        {
            var algebra = DynamicalLieAlgebra.GeneratedBy(sums[false].Distinct(), cancellationToken: cancellationToken);
            return sums[true].SelectMany(s => s.Terms).All(t => algebra.Contains(t.String));
        }
        catch (BudgetExceededException)
        {
            return false;
        }
    }

    private static Angle Moved(Angle angle, Parameter[] parameters)
    {
        Angle moved = angle.Offset;
        foreach (AngleTerm term in angle.Terms) moved += term.Factor * parameters[term.Parameter.Index];
        return moved;
    }
}
