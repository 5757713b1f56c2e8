using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A circuit and an observable in terms of Majorana modes: one <see cref="FermionSector"/> for each component, character and coset that matters.</summary>
internal sealed class FermionProblem
{
    /// <summary>More sectors than this are refused: 2^12 covers every ring, ladder and cube; beyond, the copies have lost their point.</summary>
    private const int MostCopyStrings = 12;

    private readonly InitialState _state;
    private readonly Dictionary<PauliString, int> _frameOf;
    private readonly List<MajoranaFrame> _frames;
    private readonly IReadOnlyList<PauliRotation> _rotations;
    private readonly PauliSum _observable;
    private readonly List<FermionSector> _sectors = [];
    private readonly CancellationToken _cancellationToken;
    private double _constant;

    private FermionProblem(
        IReadOnlyList<PauliRotation> rotations,
        PauliSum observable,
        Dictionary<PauliString, int> frameOf,
        List<MajoranaFrame> frames,
        InitialState state,
        CancellationToken cancellationToken)
    {
        _rotations = rotations;
        _observable = observable;
        _frameOf = frameOf;
        _frames = frames;
        _state = state;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The part of ⟨O⟩ that no rotation changes.</summary>
    public double Constant => _constant;

    public IReadOnlyList<FermionSector> Sectors => _sectors;

    /// <summary>The modes of the largest component that the observable meets.</summary>
    public int MostModes { get; private set; }

    public static FermionProblem Of(
        IReadOnlyList<PauliRotation> rotations, PauliSum observable, InitialState state, Action<long> allocating, CancellationToken cancellationToken)
    {
        var problem = new FermionProblem(rotations, observable, [], [], state, cancellationToken);
        problem.FindFrames();
        problem.FindSectors(allocating);
        return problem;
    }

    /// <summary>The same modes and another state.</summary>
    public FermionProblem From(InitialState state, Action<long> allocating, CancellationToken cancellationToken)
    {
        var problem = new FermionProblem(_rotations, _observable, _frameOf, _frames, state, cancellationToken);
        problem.FindSectors(allocating);
        return problem;
    }

    private void FindSectors(Action<long> allocating)
    {
        List<PauliTerm>[] terms = TermsByFrame();
        for (int f = 0; f < terms.Length; f++)
        {
            if (terms[f].Count > 0) AddSectors(f, terms[f], allocating);
        }
    }

    private void FindFrames()
    {
        PauliString[] strings = [.. _rotations.Select(r => r.String).Where(p => !p.IsIdentity).Distinct()];
        if (strings.Length == 0) return;
        var algebra = DynamicalLieAlgebra.GeneratedBy(strings, cancellationToken: _cancellationToken);
        foreach (PauliComponent component in algebra.Components!)
        {
            if (component is not FreeFermionComponent fermions)
            {
                throw new UnsupportedRequestException(
                    $"The rotations of this circuit are not free fermions: {component.Generators.Count} of them, among them {component.Generators[0].Shown()}, generate {component.Summand}. "
                    + "LieAlgebraicSimulator takes any algebra of moderate dimension, PauliPropagationSimulator shallow circuits, StateVectorSimulator few qubits.");
            }

            foreach (PauliString generator in component.Generators) _frameOf.Add(generator, _frames.Count);
            _frames.Add(MajoranaFrame.Of(fermions));
        }

        foreach (PauliString central in algebra.CentralStrings)
        {
            if (central.IsIdentity) continue;
            _frameOf.Add(central, _frames.Count);
            _frames.Add(MajoranaFrame.OfIsolated(central));
        }
    }

    /// <summary>The terms that each component moves. Those that none moves are constant; those that two move are refused.</summary>
    private List<PauliTerm>[] TermsByFrame()
    {
        var terms = new List<PauliTerm>[_frames.Count];
        for (int f = 0; f < terms.Length; f++) terms[f] = [];
        ILookup<int, PauliString> generators = _frameOf.ToLookup(p => p.Value, p => p.Key);
        foreach (PauliTerm term in _observable.Terms)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int moving = -1;
            for (int f = 0; f < _frames.Count; f++)
            {
                if (!generators[f].Any(term.String.AnticommutesWithUnchecked)) continue;
                if (moving >= 0)
                {
                    throw new UnsupportedRequestException(
                        $"The term {term.String.Shown()} of the observable, as it is measured before the Cliffords, is moved by two components of free fermions at once. "
                        + "LieAlgebraicSimulator takes such products where their module is of moderate dimension.");
                }

                moving = f;
            }

            if (moving < 0) _constant += term.Coefficient * _state.Expectation(term.String);
            else terms[moving].Add(term);
        }

        return terms;
    }

    private void AddSectors(int f, List<PauliTerm> terms, Action<long> allocating)
    {
        MajoranaFrame frame = _frames[f];
        MostModes = Math.Max(MostModes, frame.ModeCount);
        var labels = new Dictionary<PauliString, (int A, int B, SignedPauli Remainder)>();
        foreach ((PauliString generator, int frameIndex) in _frameOf)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (frameIndex != f) continue;
            (int A, int B, SignedPauli Remainder) label = frame.LabelOf(generator);
            labels.Add(generator, label);
        }

        var copies = new CopySpace(_state.QubitCount, labels.Values.Select(l => l.Remainder.String));
        var observables = new FermionObservables(frame, copies);
        foreach (PauliTerm term in terms) observables.Add(term);
        var covariance = new StateCovariance(frame, _state, _cancellationToken);
        foreach (FermionCoset coset in observables.Cosets)
        {
            CheckSectors(coset.Copies.Rank);
            PlaneLayer[] layers = Layers(coset.Copies, labels, _rotations, frame.ModeCount);
            for (ulong character = 0; character >> coset.Copies.Rank == 0; character++)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                FermionSector? sector = FermionSector.TryCreate(frame, coset, character, layers, covariance, allocating, _cancellationToken);
                if (sector is not null) _sectors.Add(sector);
            }
        }
    }

    private static PlaneLayer[] Layers(
        CopySpace copies, Dictionary<PauliString, (int A, int B, SignedPauli Remainder)> labels, IReadOnlyList<PauliRotation> rotations, int modes)
    {
        var planes = new List<Plane>();
        var planeOf = labels.ToDictionary(l => l.Key, l =>
        {
            (_, ulong mask, bool negative) = copies.Split(l.Value.Remainder);
            return new Plane(l.Value.A, l.Value.B, 0, negative, mask);
        });
        for (int k = 0; k < rotations.Count; k++)
        {
            if (planeOf.TryGetValue(rotations[k].String, out Plane plane)) planes.Add(plane with { Rotation = k });
        }

        return PlaneLayer.Schedule(planes, modes);
    }

    private static void CheckSectors(int copyStrings)
    {
        if (copyStrings <= MostCopyStrings) return;
        throw new BudgetExceededException(
            string.Create(CultureInfo.InvariantCulture, $"The rotations carry {copyStrings} independent strings that commute with all of them: 2^{copyStrings} sectors of free fermions, of which 2^{MostCopyStrings} are computed. ")
            + "Fewer symmetries in the circuit, or a state vector, is the way out.",
            System.Numerics.BigInteger.One << copyStrings, System.Numerics.BigInteger.One << MostCopyStrings);
    }
}
