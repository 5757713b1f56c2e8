using System.Numerics;
using QmlTrainability.Circuits;
using QmlTrainability.Paulis;
using QmlTrainability.Simulation;
using QmlTrainability.Tests.Circuits;

namespace QmlTrainability.Tests.Simulation;

/// <summary>States, expectations and gradients by the dense oracle, and their distance from the library's.</summary>
internal static class Dense
{
    public static Complex[] Zeros(int qubits)
    {
        var state = new Complex[1 << qubits];
        state[0] = 1;
        return state;
    }

    public static Complex[] Run(Circuit circuit, double[] parameters) => RandomCircuits.Apply(circuit, parameters, Zeros(circuit.QubitCount));

    public static double Expectation(PauliSum observable, Complex[] state)
    {
        double value = 0;
        foreach (PauliTerm term in observable.Terms)
            value += term.Coefficient * DenseCircuits.Inner(state, DenseCircuits.ApplyLabel(term.String.ToString("D", null), state)).Real;
        return value;
    }

    /// <summary>The largest difference of two amplitudes once the global phase, which is not physical, is aligned on the largest.</summary>
    public static double Distance(Complex[] expected, StateVector actual)
    {
        int top = Enumerable.Range(0, expected.Length).MaxBy(i => expected[i].Magnitude);
        Complex phase = expected[top] / actual[top];
        double distance = Math.Abs(phase.Magnitude - 1);
        for (int i = 0; i < expected.Length; i++) distance = Math.Max(distance, (expected[i] - (phase * actual[i])).Magnitude);
        return distance;
    }

    /// <summary>By the derivative of the oracle itself: a rotation's derivative is itself with its angle advanced by π, halved.</summary>
    /// <remarks>Pure gates only: every operation that holds a parameter is expanded to its Pauli rotations, whose derivative is (R(α + π/2) - R(α - π/2)) / 2 of the
    /// expectation: the parameter-shift rule, rotation by rotation, with the chain rule for tied and affine angles.</remarks>
    public static double[] ParameterShift(Circuit circuit, PauliSum observable, double[] parameters)
    {
        var steps = new List<(string Label, double Angle, IReadOnlyList<AngleTerm> Terms)>();
        foreach (Operation operation in circuit.Operations)
        {
            foreach ((PauliString @string, Angle angle) in operation.Rotations(circuit.QubitCount))
                steps.Add((@string.ToString("D", null), angle.Evaluate(parameters), angle.Terms));
        }

        var gradient = new double[parameters.Length];
        for (int k = 0; k < steps.Count; k++)
        {
            if (steps[k].Terms.Count == 0) continue;
            double slope = (Shifted(k, Math.PI / 2) - Shifted(k, -Math.PI / 2)) / 2;
            foreach (AngleTerm term in steps[k].Terms) gradient[term.Parameter.Index] += term.Factor * slope;
        }

        return gradient;

        double Shifted(int which, double shift)
        {
            Complex[] state = Zeros(circuit.QubitCount);
            for (int k = 0; k < steps.Count; k++) state = DenseCircuits.Rotate(steps[k].Label, steps[k].Angle + (k == which ? shift : 0), state);
            return Expectation(observable, state);
        }
    }

    /// <summary>Fourth-order central differences of the oracle: sees the gates themselves and none of their definitions. Good to about 1e-9.</summary>
    public static double[] Differences(Circuit circuit, PauliSum observable, double[] parameters)
    {
        const double Step = 1e-3;
        var gradient = new double[parameters.Length];
        for (int p = 0; p < gradient.Length; p++) gradient[p] = ((8 * (At(p, Step) - At(p, -Step))) - At(p, 2 * Step) + At(p, -2 * Step)) / (12 * Step);
        return gradient;

        double At(int p, double shift)
        {
            double[] shifted = [.. parameters];
            shifted[p] += shift;
            return Expectation(observable, Run(circuit, shifted));
        }
    }

    public static PauliSum RandomSum(int qubits, int terms, Random random)
    {
        while (true)
        {
            PauliSum sum = PauliSum.Of(Enumerable.Range(0, terms).Select(_ => ((random.NextDouble() * 2) - 1, Any(qubits, random))));
            if (!sum.IsZero) return sum;
        }
    }

    public static double[] RandomParameters(Circuit circuit, Random random) => [.. circuit.Parameters.Select(_ => (random.NextDouble() * 8) - 4)];

    /// <summary>A string, the identity included.</summary>
    private static PauliString Any(int qubits, Random random) => random.Next(8) == 0 ? PauliString.Identity(qubits) : RandomCircuits.String(qubits, random);
}
