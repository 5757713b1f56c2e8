using System.Globalization;
using QmlTrainability.Circuits;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Classification;
using QmlTrainability.Paulis;

namespace QmlTrainability.Simulation.FreeFermions;

/// <summary>A circuit and an observable in terms of Majorana modes, whatever the state: one <see cref="FermionBlock"/> for each component and coset that matters. Immutable.</summary>
internal sealed class FermionProblem
{
    /// <summary>More sectors than this are refused: 2^12 covers every ring, ladder and cube; beyond, the copies have lost their point.</summary>
    private const int MostCopyStrings = 12;

    private readonly Dictionary<PauliString, int> _frameOf = [];
    private readonly List<MajoranaFrame> _frames = [];
    private readonly IReadOnlyList<PauliRotation> _rotations;
    private readonly List<PauliTerm> _constants = [];
    private readonly List<FermionBlock> _blocks = [];

    public FermionProblem(IReadOnlyList<PauliRotation> rotations, PauliSum observable, CancellationToken cancellationToken)
    {
        _rotations = rotations;
        FindFrames(cancellationToken);
        List<PauliTerm>[] terms = TermsByFrame(observable, cancellationToken);
        for (int f = 0; f < terms.Length; f++)
        {
            if (terms[f].Count > 0) AddBlocks(f, terms[f], observable.QubitCount, cancellationToken);
        }
    }

    /// <summary>The terms that no rotation changes.</summary>
    public IReadOnlyList<PauliTerm> ConstantTerms => _constants;

    public IReadOnlyList<FermionBlock> Blocks => _blocks;

    /// <summary>The modes of the largest component that the observable meets.</summary>
    public int MostModes { get; private set; }

    /// <summary>Of these, the most that one coset depends on.</summary>
    public int WidestCone => _blocks.Max(b => (int?)b.Cone.Modes.Length) ?? 0;

    private void FindFrames(CancellationToken cancellationToken)
    {
        PauliString[] strings = [.. _rotations.Select(r => r.String).Where(p => !p.IsIdentity).Distinct()];
        if (strings.Length == 0) return;
        var algebra = DynamicalLieAlgebra.GeneratedBy(strings, cancellationToken: cancellationToken);
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
    private List<PauliTerm>[] TermsByFrame(PauliSum observable, CancellationToken cancellationToken)
    {
        var terms = new List<PauliTerm>[_frames.Count];
        for (int f = 0; f < terms.Length; f++) terms[f] = [];
        ILookup<int, PauliString> generators = _frameOf.ToLookup(p => p.Value, p => p.Key);
        foreach (PauliTerm term in observable.Terms)
        {
            cancellationToken.ThrowIfCancellationRequested();
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

            if (moving < 0) _constants.Add(term);
            else terms[moving].Add(term);
        }

        return terms;
    }

    private void AddBlocks(int f, List<PauliTerm> terms, int qubitCount, CancellationToken cancellationToken)
    {
        MajoranaFrame frame = _frames[f];
        MostModes = Math.Max(MostModes, frame.ModeCount);
        var labels = new Dictionary<PauliString, (int A, int B, SignedPauli Remainder)>();
        foreach ((PauliString generator, int frameIndex) in _frameOf)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (frameIndex != f) continue;
            (int A, int B, SignedPauli Remainder) label = frame.LabelOf(generator);
            labels.Add(generator, label);
        }

        var copies = new CopySpace(qubitCount, labels.Values.Select(l => l.Remainder.String));
        var observables = new FermionObservables(frame, copies);
        foreach (PauliTerm term in terms) observables.Add(term);
        foreach (FermionCoset coset in observables.Cosets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CheckSectors(coset.Copies.Rank);
            _blocks.Add(new FermionBlock(frame, coset, LightCone.Of(coset.Terms, Planes(coset.Copies, labels), frame.ModeCount)));
        }
    }

    /// <summary>The rotations of a component in time order.</summary>
    private List<Plane> Planes(CopySpace copies, Dictionary<PauliString, (int A, int B, SignedPauli Remainder)> labels)
    {
        var planes = new List<Plane>();
        var planeOf = labels.ToDictionary(l => l.Key, l =>
        {
            (_, ulong mask, bool negative) = copies.Split(l.Value.Remainder);
            return new Plane(l.Value.A, l.Value.B, 0, negative, mask);
        });
        for (int k = 0; k < _rotations.Count; k++)
        {
            if (planeOf.TryGetValue(_rotations[k].String, out Plane plane)) planes.Add(plane with { Rotation = k });
        }

        return planes;
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
