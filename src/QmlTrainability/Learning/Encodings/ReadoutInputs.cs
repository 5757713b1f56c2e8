using System.Collections.Concurrent;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Simulation.LieAlgebraic;

namespace QmlTrainability.Learning.Encodings;

/// <summary>How rows of features enter the circuit of a model, decided and prepared once for all rows. Thread-safe.</summary>
/// <remarks>State vectors run the feature map as gates. Other simulators take a product state where the map makes one; inside an algebra the map runs where its rotations
/// lie in the algebra, and otherwise its state vector enters by its expectations on the module (arXiv:2308.01432), which are kept for each row.</remarks>
internal sealed class ReadoutInputs : IDisposable
{
    /// <summary>Beyond, n·4^n operations for a row take too long, and the map runs inside of the module whatever it adds.</summary>
    private const int MostQubitsByStateVector = 16;

    /// <summary>So many bytes of states of rows are kept from one epoch to the next; what does not fit is found again.</summary>
    private const long MostKeptBytes = 1L << 30;

    private readonly Readout _model;
    private bool? _byStateVector;
    private readonly IShareableExpectation?[] _prepared; // by output
    private bool _isShareable = true;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(int Output, IReadOnlyList<double> Row), double[]> _expectations = new(new ByReference());
    private readonly ConcurrentDictionary<(int Output, IReadOnlyList<double> Row), IShareableExpectation> _rows = new(new ByReference());
    private long _keptBytes;

    public ReadoutInputs(Readout model)
    {
        _model = model;
        _prepared = new IShareableExpectation?[model.OutputCount];
        IsByProductState = model.Simulator is not StateVectorSimulator && model.FeatureMap is AngleFeatureMap;
    }

    /// <summary>Whether a row is the product state that the circuit starts from.</summary>
    public bool IsByProductState { get; }

    /// <summary>Whether a row is a state vector before the circuit.</summary>
    public bool IsByStateVector(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _byStateVector ??= !IsByProductState && _model.Simulator is LieAlgebraicSimulator && _model.FeatureMap.QubitCount <= MostQubitsByStateVector
                && !_model.Encoded.IsMapInTheAlgebra(cancellationToken);
        }
    }

    /// <summary>The expectation of an output on the circuit with the feature map before it. To be disposed of.</summary>
    public IExpectation OfAllRows(int output, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_prepared[output] is IShareableExpectation known) return known.Share();
            IExpectation prepared = _model.Simulator.Prepare(_model.Encoded.Circuit, Observable(output), _model.FeatureMap.BaseState, cancellationToken);
            if (prepared is not IShareableExpectation shareable) return prepared; // nothing is kept: it may be a state vector
            _prepared[output] = shareable;
            return shareable.Share();
        }
    }

    /// <summary>The expectation of an output from the state of a row, of which what was found out is kept. To be disposed of.</summary>
    /// <param name="output">Which observable.</param>
    /// <param name="features">The row; while this object lives its features do not change.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public IExpectation OfRow(int output, IReadOnlyList<double> features, CancellationToken cancellationToken)
    {
        IShareableExpectation? shared = FromStates(output, cancellationToken);
        if (IsByProductState)
        {
            if (_rows.TryGetValue((output, features), out IShareableExpectation? known)) return known.Share();
            InitialState state = _model.FeatureMap.ProductStateOf(features)!;
            IExpectation ofRow = shared?.Share(state, cancellationToken) ?? _model.Simulator.Prepare(_model.Circuit, Observable(output), state, cancellationToken);
            if (ofRow is not IShareableExpectation kept || Interlocked.Add(ref _keptBytes, kept.StateBytes) > MostKeptBytes) return ofRow;
            return _rows.GetOrAdd((output, features), kept).Share();
        }

        var inside = (LieAlgebraicExpectation)shared!;
        return inside.From(_expectations.GetOrAdd((output, features), key =>
        {
            using StateVector state = new StateVectorSimulator(new SimulatorOptions { MaxThreads = 1 }).Run(
                _model.FeatureMap.ToCircuit(), _model.FeatureMap.AnglesOf(key.Row), _model.FeatureMap.BaseState, cancellationToken);
            return inside.ExpectationsIn(state, cancellationToken);
        }));
    }

    public void Dispose()
    {
        foreach (IShareableExpectation? expectation in _prepared) expectation?.Dispose();
        foreach (IShareableExpectation expectation in _rows.Values) expectation.Dispose();
    }

    private PauliSum Observable(int output) => _model.Verdicts[output].Observable!;

    /// <summary>What all rows that are states share; null where the simulator has nothing to share.</summary>
    private IShareableExpectation? FromStates(int output, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_prepared[output] is null && _isShareable)
            {
                IExpectation prepared = _model.Simulator.Prepare(_model.Circuit, Observable(output), _model.FeatureMap.BaseState, cancellationToken);
                _prepared[output] = prepared as IShareableExpectation;
                _isShareable = _prepared[output] is not null;
                if (!_isShareable) prepared.Dispose();
            }

            return _prepared[output];
        }
    }

    private sealed class ByReference : IEqualityComparer<(int Output, IReadOnlyList<double> Row)>
    {
        public bool Equals((int Output, IReadOnlyList<double> Row) a, (int Output, IReadOnlyList<double> Row) b) => a.Output == b.Output && ReferenceEquals(a.Row, b.Row);

        public int GetHashCode((int Output, IReadOnlyList<double> Row) key) => HashCode.Combine(key.Output, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Row));
    }
}
