using System.Runtime.ExceptionServices;
using MathNet.Numerics.Distributions;
using QmlTrainability.Circuits;
using QmlTrainability.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Trainability.Populations;

/// <summary>Independent populations, their mean, and the intervals that their scatter gives.</summary>
internal sealed class PopulationSampling
{
    /// <summary>The factors per letter that are tried as guides, from plain sampling to the mean squared expectation of a letter of a random pure qubit.</summary>
    private static ReadOnlySpan<double> Guides => [1, 0.8, 0.65, 0.5, 0.4, 1.0 / 3];

    private const int PilotSize = 512;
    private const int Pilots = 6;
    private const ulong PilotItem = 1UL << 40; // random streams apart from those of the populations

    private readonly LightCone _cone;
    private readonly FirstLayers? _firstLayers;
    private readonly IReadOnlyList<ChainStep> _steps;
    private readonly InitialState _state;
    private readonly PauliChannel? _preparation;
    private readonly int _qubits;
    private readonly AngleDistribution _angles;
    private readonly PopulationOptions _options;
    private readonly IProgress<SamplingProgress>? _progress;
    private readonly (PauliString String, double Probability)[] _terms;
    private readonly double _norm; // Σ o_v²
    private readonly double _constant; // the square of the coefficient of the identity, which does not move
    private readonly double[] _values;
    private readonly double[][] _slopes;
    private readonly Lock _lock = new();
    private Exception? _failure;
    private int _next = -1;
    private int _done;

    public PopulationSampling(
        Circuit circuit, PauliSum observable, InitialState state, AngleDistribution angles, NoiseModel noise, PopulationOptions options, IProgress<SamplingProgress>? progress)
    {
        _cone = new LightCone(circuit, observable, angles, noise.Gates);
        _state = state;
        _preparation = noise.Preparation;
        _qubits = circuit.QubitCount;
        _angles = angles;
        _options = options;
        _progress = progress;
        PauliTerm[] terms = [.. observable.Terms.Where(t => !t.String.IsIdentity)];
        _constant = observable.Terms.Where(t => t.String.IsIdentity).Sum(t => t.Coefficient * t.Coefficient);
        _norm = terms.Sum(t => t.Coefficient * t.Coefficient);
        _terms = [.. terms.Select(t => (t.String, t.Coefficient * t.Coefficient / _norm))];
        _firstLayers = state.BlochVectors is null ? null : new FirstLayers(_cone.Steps, [.. _cone.Qubits.Select(SquaresOf)]);
        _steps = _firstLayers?.Rest ?? _cone.Steps;
        _values = new double[options.Populations];
        _slopes = [.. _values.Select(_ => new double[circuit.Parameters.Count])];
    }

    public FiniteDepthVariance Run(double mean, CancellationToken cancellationToken)
    {
        if (_terms.Length == 0) return new FiniteDepthVariance(mean, _constant, new double[_slopes[0].Length], _angles);
        int workers = Math.Min(_options.MaxThreads ?? Environment.ProcessorCount, _values.Length);
        CheckMemory(workers);
        double guide = BestGuide(cancellationToken);
        RunAll(workers, guide, cancellationToken);
        if (_values.All(v => v == 0) && guide != 1) RunAll(workers, 1, cancellationToken); // plain samples, of which none hit has an exact bound
        return Result(mean);
    }

    /// <summary>The guide whose pilots scatter least; what never hits is no guide.</summary>
    private double BestGuide(CancellationToken cancellationToken)
    {
        double best = 1, least = double.PositiveInfinity;
        for (int g = 0; g < Guides.Length; g++)
        {
            var values = new double[Pilots];
            for (int pilot = 0; pilot < Pilots; pilot++)
            {
                var population = new Population(_cone, _steps, PilotSize, Guides[g], new RandomStream(_options.Seed, PilotItem + (ulong)((g * Pilots) + pilot)), keepsRecord: false);
                population.Walk(_terms, cancellationToken);
                values[pilot] = Weigh(population).Value;
            }

            double mean = values.Average();
            if (mean == 0) continue;
            double scatter = values.Sum(v => Math.Pow((v / mean) - 1, 2));
            if (scatter >= least) continue;
            (best, least) = (Guides[g], scatter);
        }

        return best;
    }

    private void RunAll(int workers, double guide, CancellationToken cancellationToken)
    {
        _next = -1;
        _done = 0;
        foreach (double[] slopes in _slopes) Array.Clear(slopes);
        if (workers == 1) Work(guide, cancellationToken);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work(guide, cancellationToken));
        if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
    }

    private void Work(double guide, CancellationToken cancellationToken)
    {
        try
        {
            for (int k = Interlocked.Increment(ref _next); k < _values.Length && _failure is null; k = Interlocked.Increment(ref _next))
            {
                var population = new Population(_cone, _steps, _options.PopulationSize, guide, new RandomStream(_options.Seed, (ulong)k), keepsRecord: true);
                population.Walk(_terms, cancellationToken);
                (double value, double[] weights, double scale) = Weigh(population);
                _values[k] = value;
                population.History!.Trace(weights, scale, _slopes[k]);
                if (_firstLayers is not null) AddFirstSlopes(population, _slopes[k]);
                if (_progress is null) continue;
                lock (_lock) _progress.Report(new SamplingProgress(++_done, _values.Length));
            }
        }
        catch (Exception e)
        {
            // Kept and thrown again by the caller's thread, so that it is the same whether threads were used or not.
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }

    /// <summary>The estimate of E ℓ² of one population, and the weight of each string in units of the scale.</summary>
    private (double Value, double[] Weights, double Scale) Weigh(Population population)
    {
        var log2 = new double[population.Size];
        for (int p = 0; p < log2.Length; p++) log2[p] = population.Log2Weights[p] + Log2Square(population, p);
        double largest = log2.Max();
        if (double.IsNegativeInfinity(largest)) return (0, new double[population.Size], 0);
        double[] weights = [.. log2.Select(l => Math.Pow(2, l - largest))];
        double scale = _norm * Math.Pow(2, population.Log2Mass + largest) / population.Size;
        return (scale * weights.Sum(), weights, scale);
    }

    /// <summary>log2 of E⟨P⟩² over the first layers.</summary>
    private double Log2Square(Population population, int p)
    {
        double sum = 0, product = 1;
        if (_firstLayers is null)
        {
            double expectation = Expectation(population, p);
            return Math.Log2(expectation * expectation);
        }

        for (int q = 0; q < _cone.Qubits.Count; q++)
        {
            product *= _firstLayers.Squares[q][population.LetterOf(p, q)];
            if (product == 0) return double.NegativeInfinity;
            if (product > 1e-200) continue;
            sum += Math.Log2(product);
            product = 1;
        }

        return sum + Math.Log2(product);
    }

    private double Expectation(Population population, int p)
    {
        var letters = new List<(int, Pauli)>();
        for (int q = 0; q < _cone.Qubits.Count; q++)
        {
            int letter = population.LetterOf(p, q);
            if (letter != 0) letters.Add((_cone.Qubits[q], (Pauli)letter));
        }

        PauliString @string = PauliString.On(_qubits, [.. letters]);
        return _state.Expectation(@string) * (_preparation is null ? 1 : NoiseModel.EigenvalueOf(@string, _preparation));
    }

    /// <summary>The slopes of the integrated rotations: the factor of their qubit is exchanged, those of the others stay.</summary>
    private void AddFirstSlopes(Population population, double[] slopes)
    {
        ILookup<int, (ChainStep Step, double[] Squares)> byQubit = _firstLayers!.Slopes.ToLookup(s => s.Step.Qubits[0]);
        for (int p = 0; p < population.Size; p++)
        {
            double log2 = population.Log2Weights[p] + population.Log2Mass;
            int zeros = 0, zeroAt = -1;
            for (int q = 0; q < _cone.Qubits.Count; q++)
            {
                double square = _firstLayers.Squares[q][population.LetterOf(p, q)];
                if (square > 0) log2 += Math.Log2(square);
                else (zeros, zeroAt) = (zeros + 1, q);
            }

            if (zeros > 1) continue;
            double weight = _norm * Math.Pow(2, log2) / population.Size;
            for (int q = zeros == 1 ? zeroAt : 0, end = zeros == 1 ? zeroAt + 1 : _cone.Qubits.Count; q < end; q++)
            {
                int letter = population.LetterOf(p, q);
                if (letter == 0) continue;
                double own = zeros == 1 ? 1 : _firstLayers.Squares[q][letter];
                foreach ((ChainStep step, double[] squares) in byQubit[q])
                {
                    foreach (AngleTerm term in step.Terms) slopes[term.Parameter.Index] += weight / own * squares[letter] * term.Factor * term.Factor;
                }
            }
        }
    }

    private FiniteDepthVariance Result(double mean)
    {
        double samples = (double)_values.Length * _options.PopulationSize;
        ConfidenceInterval Interval(IReadOnlyList<double> values, double boundOfNone)
        {
            double average = values.Average();
            if (average == 0) return new ConfidenceInterval(0, boundOfNone);
            double error = Math.Sqrt(values.Sum(v => (v - average) * (v - average)) / (values.Count - 1) / values.Count);
            double reach = StudentT.InvCDF(0, 1, values.Count - 1, (1 + ConfidenceInterval.Confidence) / 2) * error;
            return new ConfidenceInterval(Math.Max(0, average - reach), average + reach);
        }

        // Plain samples of numbers in [0, Σ o²], none of which was hit: (1 - x)^samples = 0.05.
        ConfidenceInterval ofSecond = Interval(_values, _norm * -Math.Log(1 - ConfidenceInterval.Confidence) / samples);
        var slopes = new double[_slopes[0].Length];
        var intervals = new ConfidenceInterval[slopes.Length];
        double[] reachable = ReachableFactors(slopes.Length);
        for (int p = 0; p < slopes.Length; p++)
        {
            if (reachable[p] == 0) continue; // outside of the light cone: exactly 0
            double[] values = [.. _slopes.Select(s => s[p])];
            slopes[p] = values.Average();
            intervals[p] = Interval(values, ofSecond.Upper * reachable[p]);
        }

        return new FiniteDepthVariance(mean, _constant + _values.Average(), slopes, _angles, new ConfidenceInterval(_constant + ofSecond.Lower, _constant + ofSecond.Upper), intervals);
    }

    /// <summary>For each parameter in the light cone a factor with E(∂ℓ)² ≤ factor · E ℓ²: the squared derivative exchanges the weights of the two cases.</summary>
    private double[] ReachableFactors(int parameters)
    {
        var factors = new double[parameters];
        foreach (ChainStep step in _cone.Steps)
        {
            double rarer = Math.Min(step.Jump, 1 - step.Jump);
            foreach (AngleTerm term in step.Terms) factors[term.Parameter.Index] = rarer == 0 ? 0 : term.Factor * term.Factor * (1 - rarer) / rarer;
        }

        return factors;
    }

    private void CheckMemory(int workers)
    {
        long perString = (_steps.Count(s => s.Terms.Count > 0) / 4) + (2L * _cone.Qubits.Count / 8) + 64, needed = perString * _options.PopulationSize * workers;
        if (needed <= _options.MemoryBudget) return;
        throw new BudgetExceededException(
            $"The record of {workers} populations of {_options.PopulationSize} strings through {_steps.Count} gates needs {needed >> 20} MiB; the budget is {_options.MemoryBudget >> 20} MiB, "
            + $"which holds {_options.MemoryBudget / perString / workers} strings in each. Use a smaller PopulationSize, fewer threads or a larger MemoryBudget.",
            needed, _options.MemoryBudget);
    }

    private double[] SquaresOf(int qubit)
    {
        (double x, double y, double z) = _state.BlochVectors![qubit];
        double Square(double component, Pauli letter) => Math.Pow(component * (_preparation?.Eigenvalue(letter) ?? 1), 2);
        return [1, Square(x, Pauli.X), Square(z, Pauli.Z), Square(y, Pauli.Y)];
    }
}
