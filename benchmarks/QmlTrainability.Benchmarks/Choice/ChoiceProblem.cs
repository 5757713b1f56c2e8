using QmlTrainability.Circuits;
using QmlTrainability.Paulis;

namespace QmlTrainability.Benchmarks.Choice;

/// <summary>A random problem for the choice of a method: a layered circuit of one of several families, an observable, a state.</summary>
internal sealed class ChoiceProblem
{
    private ChoiceProblem(Circuit circuit, PauliSum observable, InitialState state, string name)
    {
        Circuit = circuit;
        Observable = observable;
        State = state;
        Name = name;
    }

    public Circuit Circuit { get; }

    public PauliSum Observable { get; }

    public InitialState State { get; }

    public string Name { get; }

    /// <summary>Sizes and depths are drawn so that every method has its share of problems.</summary>
    public static ChoiceProblem Random(Random random)
    {
        int family = random.Next(5), n = random.Next(3) == 0 ? random.Next(20, 80) : random.Next(3, 14), layers = 1 + random.Next(random.Next(1, 7));
        var b = new CircuitBuilder(n);
        int number = 0;
        bool ring = random.Next(2) == 0 && n > 2;
        for (int l = 0; l < layers; l++)
        {
            for (int q = 0; q < n; q++)
            {
                if (family is 0 or 1 or 2) b.RX(q, Next());
                if (family is 2 or 3) b.RY(q, Next());
                if (family is 3) b.RZ(q, Next());
            }

            for (int q = 0; q < (ring ? n : n - 1); q++)
            {
                int p = (q + 1) % n;
                if (family is 0 or 2) b.RZZ(q, p, Next());
                else if (family is 1) b.RZZ(q, p, -Math.PI / 2 * 0.7);
                else if (family is 3) b.CX(q, p);
                else b.RXX(q, p, Next()).RYY(q, p, Next());
            }
        }

        PauliSum observable = random.Next(3) switch
        {
            0 => PauliString.On(n, (n / 2, Pauli.Z)),
            1 => PauliSum.Of(Enumerable.Range(0, n).Select(q => (1.0, PauliString.On(n, (q, family == 4 ? Pauli.Z : Pauli.X))))),
            _ => PauliString.On(n, (n / 2, Pauli.Z), ((n / 2) + 1 < n ? (n / 2) + 1 : 0, Pauli.Z)),
        };
        InitialState state = random.Next(2) == 0 ? InitialState.Zeros(n) : InitialState.Plus(n);
        return new ChoiceProblem(b.Build(), observable, state, FormattableString.Invariant($"family {family}, n = {n}, {layers} layers, {(ring ? "ring" : "chain")}, {observable.Terms.Count} terms, {state}"));

        Parameter Next() => b.Parameter(FormattableString.Invariant($"p{number++}"));
    }
}
