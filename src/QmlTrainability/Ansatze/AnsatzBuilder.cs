using System.Diagnostics.CodeAnalysis;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.Paulis;
using QmlTrainability.Trainability;

namespace QmlTrainability.Ansatze;

/// <summary>A design: a rule that gives a circuit for every number of qubits, and that is judged before it is built.</summary>
/// <remarks>Immutable: every call returns a new builder. A layer is a sequence of steps; <see cref="Repeat"/> repeats the steps since the previous
/// <see cref="Repeat"/>, and the design is judged in the limit of many such layers.</remarks>
/// <example><code>
/// AnsatzBuilder design = new AnsatzBuilder().RotateEach(Pauli.X).RotateNeighbors("ZZ", Topology.Ring).Repeat(4);
/// Ansatz ansatz = design.Build(qubits: 12);
/// Console.WriteLine($"{ansatz.Algebra}, {ansatz.Circuit.Parameters.Count} parameters");    // 2·so(24), 96 parameters
/// Console.WriteLine(design.RotateEach(Pauli.Z).Repeat(4).Assess(12).Decision);             // Reject
/// </code></example>
public sealed class AnsatzBuilder : IGeneratorFamily
{
    private static readonly ClosureOptions LimitBudget = new() { MaxDimension = 2_000, MaxOperations = 400_000_000, MemoryBudget = 256L << 20 };

    private readonly AnsatzBlock[] _blocks;
    private readonly AnsatzStep[] _open; // the steps since the last Repeat
    private readonly string? _name;

    /// <summary>A design without steps.</summary>
    public AnsatzBuilder()
        : this([], [], null)
    {
    }

    private AnsatzBuilder(AnsatzBlock[] blocks, AnsatzStep[] open, string? name)
    {
        _blocks = blocks;
        _open = open;
        _name = name;
    }

    /// <summary>The name given by <see cref="Named"/>, or the steps in words.</summary>
    public string Name => _name ?? string.Join(", then ", Blocks.Select(b => $"{(b.IsRepeated ? $"{b.Layers} × " : "")}({string.Join("; ", b.Steps)})"));

    /// <inheritdoc/>
    public int SmallestSize => Math.Max(AllSteps.All(s => s.Topology is null || s.Topology == Topology.Chain) ? 2 : 3, AllSteps.Max(s => s.Topology == Topology.Ring && s.Range > 2 ? s.Range + 1 : s.Range));

    /// <inheritdoc/>
    public TranslationInvariance? TranslationInvariance
    {
        get
        {
            List<Topology> topologies = [.. AllSteps.Select(s => s.Topology).OfType<Topology>().Distinct()];
            bool uniform = topologies.Count == 0 || (topologies.Count == 1 && (topologies[0] == Topology.Chain || topologies[0] == Topology.Ring));
            if (!uniform || AllSteps.Any(s => s.IsEntangler) || !AllSteps.Any()) return null;
            return new TranslationInvariance(AllSteps.Max(s => s.Range), topologies.Contains(Topology.Ring));
        }
    }

    /// <inheritdoc/>
    public bool IsUpperBound => AllSteps.Any(s => s.IsTied) && IsRule && !ToCircuit(SmallestSize + 2).Generators.AreExact;

    private IEnumerable<AnsatzBlock> Blocks => _open.Length == 0 ? _blocks : [.. _blocks, new AnsatzBlock(_open, 1, isRepeated: false)];

    internal IEnumerable<AnsatzStep> AllSteps => Blocks.SelectMany(b => b.Steps);

    /// <summary>Whether every step is a rule for every number of qubits; a design on a fixed graph has one size.</summary>
    private bool IsRule => AllSteps.All(s => s.Topology is null || s.Topology.IsRule);

    /// <summary>Rotates every qubit: exp(-iθP/2) with P the letter on that qubit.</summary>
    /// <param name="letter">X, Y or Z.</param>
    /// <param name="sharing">One parameter per qubit by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The letter is I, whose rotation is a global phase, or none.</exception>
    public AnsatzBuilder RotateEach(Pauli letter, ParameterSharing sharing = ParameterSharing.PerTerm)
    {
        if (letter is not (Pauli.X or Pauli.Y or Pauli.Z))
            throw new ArgumentOutOfRangeException(nameof(letter), letter, "Rotate about X, Y or Z: a rotation about the identity is a global phase.");
        return With(AnsatzStep.Rotation([letter], null, Checked(sharing)));
    }

    /// <summary>Rotates every bond: exp(-iθPQ/2), the first letter on the bond's first qubit.</summary>
    /// <param name="letters">Two letters such as "ZZ" or "XY", not both I.</param>
    /// <param name="topology">The bonds.</param>
    /// <param name="sharing">One parameter per bond by default.</param>
    /// <exception cref="FormatException">A letter is none of I, X, Y, Z.</exception>
    /// <exception cref="ArgumentException">There are not two letters, or both are I.</exception>
    public AnsatzBuilder RotateNeighbors(string letters, Topology topology, ParameterSharing sharing = ParameterSharing.PerTerm)
    {
        ArgumentNullException.ThrowIfNull(letters);
        ArgumentNullException.ThrowIfNull(topology);
        PauliString pair = PauliString.Parse(letters);
        if (pair.QubitCount != 2 || pair.IsIdentity)
            throw new ArgumentException($"'{letters}' does not rotate a bond: write two letters such as ZZ, of which at least one is not I.", nameof(letters));
        return With(AnsatzStep.Rotation([pair[0], pair[1]], topology, Checked(sharing)));
    }

    /// <summary>Rotates every placement of a pattern: exp(-iθ Σ c P/2) with one parameter for all terms at a place, such as a Givens rotation about "XX + YY" on
    /// every bond or "ZXZ" on every run of three qubits.</summary>
    /// <param name="pattern">Commuting strings on the qubits of a place: two on a bond of any topology, more on runs of a chain or ring.</param>
    /// <param name="topology">The places.</param>
    /// <param name="sharing">One parameter per place by default.</param>
    /// <exception cref="ArgumentException">Terms of the pattern do not commute, it has one qubit, no term or the identity, or more than two qubits and bonds that are no line.</exception>
    public AnsatzBuilder RotatePattern(PauliSum pattern, Topology topology, ParameterSharing sharing = ParameterSharing.PerTerm)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(topology);
        if (pattern.QubitCount < 2 || pattern.IsZero || pattern.Terms.Any(t => t.String.IsIdentity))
            throw new ArgumentException($"{pattern} is no pattern of bonds or runs: write strings of two or more letters, none of them the identity. RotateEach rotates single qubits.", nameof(pattern));
        if (pattern.Terms.Any(a => pattern.Terms.Any(b => !a.String.CommutesWith(b.String))))
            throw new ArgumentException($"Terms of {pattern} anticommute, so exp(-iθ Σ c P/2) is no product of their rotations. Use a step for each.", nameof(pattern));
        if (pattern.QubitCount > 2 && topology != Topology.Chain && topology != Topology.Ring)
            throw new ArgumentException($"A pattern of {pattern.QubitCount} qubits is placed on runs of a chain or a ring, not on the {topology}.", nameof(topology));
        return With(AnsatzStep.Rotation(pattern, topology, Checked(sharing)));
    }

    /// <summary>Adds a fixed two-qubit gate to every bond. The fixed gates of a layer change what the next layers generate.</summary>
    /// <param name="gate">The OpenQASM name of a two-qubit gate without angles, in either case, for example "CX", "cz" or "iswap".</param>
    /// <param name="topology">The bonds, in the order in which the gates are applied.</param>
    /// <exception cref="ArgumentException">There is no such gate.</exception>
    public AnsatzBuilder EntangleNeighbors(string gate, Topology topology)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(topology);
        if (!(Gate.TryFind(gate, out Gate? found) || Gate.TryFind(gate.ToLowerInvariant(), out found)) || found.QubitCount != 2 || found.AngleCount != 0)
            throw new ArgumentException($"'{gate}' is no two-qubit gate without angles: use for example CX, CZ, swap, iswap or ecr.", nameof(gate));
        return With(AnsatzStep.Entangler(found, topology));
    }

    /// <summary>Repeats the steps since the previous Repeat. Parameters are fresh in every layer.</summary>
    /// <param name="layers">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one layer.</exception>
    /// <exception cref="InvalidOperationException">There is no step to repeat.</exception>
    public AnsatzBuilder Repeat(int layers)
    {
        Require.AtLeast(layers, 1);
        if (_open.Length == 0) throw new InvalidOperationException("There is no step to repeat: add steps such as RotateEach before Repeat.");
        return new AnsatzBuilder([.. _blocks, new AnsatzBlock(_open, layers, isRepeated: true)], [], _name);
    }

    /// <summary>Names the design, as it appears in verdicts.</summary>
    /// <param name="name">Not empty.</param>
    public AnsatzBuilder Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new AnsatzBuilder(_blocks, _open, name);
    }

    /// <summary>The circuit at a number of qubits, without judging it.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <exception cref="InvalidOperationException">The design has no steps.</exception>
    public Circuit ToCircuit(int qubits)
    {
        Require.Qubits(qubits);
        if (!AllSteps.Any()) throw new InvalidOperationException("The design has no steps: add some, for example RotateEach(Pauli.X).");
        var builder = new CircuitBuilder(qubits);
        int layer = 0;
        foreach (AnsatzBlock block in Blocks)
        {
            block.AppendTo(builder, block.Layers, layer);
            layer += block.Layers;
        }

        return builder.Build();
    }

    /// <summary>Judges the design, and the circuit at one number of qubits.</summary>
    /// <param name="qubits">At least 1; a thousand is fine.</param>
    /// <param name="observable">The observable of the loss; without one only growth is judged.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="QubitCountMismatchException">The observable or the state is on another number of qubits.</exception>
    public Verdict Assess(
        int qubits, PauliSum? observable = null, InitialState? state = null, TrainabilityPolicy? policy = null, CancellationToken cancellationToken = default)
    {
        return Verdict.OfDesign(this, IsRule, ToCircuit(qubits), observable, state, policy ?? TrainabilityPolicy.Default, cancellationToken);
    }

    /// <summary>Builds the circuit if the verdict allows it.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="observable">The observable of the loss; without one only growth is judged.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    /// <exception cref="UntrainableAnsatzException">The verdict is Reject, or Undecided under a policy that refuses that.</exception>
    public Ansatz Build(
        int qubits, TrainabilityPolicy? policy = null, PauliSum? observable = null, InitialState? state = null, CancellationToken cancellationToken = default) =>
        TryBuild(qubits, out Ansatz? ansatz, out Verdict verdict, policy, observable, state, cancellationToken) ? ansatz : throw new UntrainableAnsatzException(verdict);

    /// <summary>As <see cref="Build"/>, without an exception.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <param name="ansatz">The ansatz, or null if the verdict does not allow it.</param>
    /// <param name="verdict">The verdict, in either case.</param>
    /// <param name="policy">The rule; <see cref="TrainabilityPolicy.Default"/> if null.</param>
    /// <param name="observable">The observable of the loss; without one only growth is judged.</param>
    /// <param name="state">The state before the circuit; |0…0⟩ if null.</param>
    /// <param name="cancellationToken">Polled all along.</param>
    public bool TryBuild(
        int qubits,
        [NotNullWhen(true)] out Ansatz? ansatz,
        out Verdict verdict,
        TrainabilityPolicy? policy = null,
        PauliSum? observable = null,
        InitialState? state = null,
        CancellationToken cancellationToken = default)
    {
        policy ??= TrainabilityPolicy.Default;
        Circuit circuit = ToCircuit(qubits);
        verdict = Verdict.OfDesign(this, IsRule, circuit, observable, state, policy, cancellationToken);
        ansatz = verdict.IsRefusal ? null : new Ansatz(this, circuit, verdict);
        return ansatz is not null;
    }

    /// <summary>The generators in the limit of many layers, at one number of qubits.</summary>
    /// <param name="qubits">At least 1.</param>
    /// <exception cref="UnsupportedRequestException">The design is on a fixed graph and has one size.</exception>
    public IReadOnlyList<PauliSum> GeneratorsAt(int qubits)
    {
        Require.Qubits(qubits);
        if (!IsRule) throw new UnsupportedRequestException($"The design \"{Name}\" is on a fixed graph and so has one size. Use Topology.Family for a rule.");
        var generators = new List<PauliSum>();
        var before = new CircuitBuilder(qubits);
        int layer = 0;
        foreach (AnsatzBlock block in Blocks)
        {
            // What stands before a block is as built; the block's own layers go on without end.
            PauliRotationForm prefix = before.Build().RotationForm;
            generators.AddRange(block.LimitGenerators(qubits, LimitBudget, CancellationToken.None).Select(prefix.PullBack));
            block.AppendTo(before, block.Layers, layer);
            layer += block.Layers;
        }

        return generators;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The design with each step replaced, or left out where it is replaced by null.</summary>
    internal AnsatzBuilder WithSteps(Func<AnsatzStep, AnsatzStep?> replace, string name)
    {
        AnsatzStep[] Replaced(IEnumerable<AnsatzStep> steps) => [.. steps.Select(replace).OfType<AnsatzStep>()];
        AnsatzBlock[] blocks = [.. _blocks.Select(b => new AnsatzBlock(Replaced(b.Steps), b.Layers, b.IsRepeated)).Where(b => b.Steps.Count > 0)];
        return new AnsatzBuilder(blocks, Replaced(_open), name);
    }

    private static ParameterSharing Checked(ParameterSharing sharing) => Enum.IsDefined(sharing)
        ? sharing
        : throw new ArgumentOutOfRangeException(nameof(sharing), sharing, "Parameters are shared per term or per layer.");

    private AnsatzBuilder With(AnsatzStep step) => new(_blocks, [.. _open, step], _name);
}
