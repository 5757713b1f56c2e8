using System.Numerics;
using QmlTrainability.Paulis;

namespace QmlTrainability.Learning.Chemistry;

/// <summary>Products of creation and annihilation operators as Pauli strings: a_p = Z_0 … Z_{p-1} (X_p + iY_p)/2 (P. Jordan and E. Wigner, 1928).</summary>
internal static class FermionProduct
{
    /// <summary>i(T - T†) with T = Π a†_to Π a_from; Hermitian, so that all coefficients are real. Ordered by string.</summary>
    public static IEnumerable<(PauliString String, double Coefficient)> Excitation(int qubits, int[] from, int[] to)
    {
        var product = new Dictionary<PauliString, Complex> { [PauliString.Identity(qubits)] = 1 };
        foreach (int orbital in to) product = Times(product, Ladder(qubits, orbital, isCreation: true));
        foreach (int orbital in from.Reverse()) product = Times(product, Ladder(qubits, orbital, isCreation: false));

        // T† has the conjugate coefficients: i(c - c*) = -2 Im c.
        return product.Where(t => t.Value.Imaginary != 0).OrderBy(t => t.Key).Select(t => (t.Key, -2 * t.Value.Imaginary));
    }

    private static (PauliString, Complex)[] Ladder(int qubits, int orbital, bool isCreation)
    {
        (int, Pauli)[] before = [.. Enumerable.Range(0, orbital).Select(q => (q, Pauli.Z))];
        return
        [
            (PauliString.On(qubits, [.. before, (orbital, Pauli.X)]), 0.5),
            (PauliString.On(qubits, [.. before, (orbital, Pauli.Y)]), new Complex(0, isCreation ? -0.5 : 0.5)),
        ];
    }

    private static Dictionary<PauliString, Complex> Times(Dictionary<PauliString, Complex> a, (PauliString String, Complex Coefficient)[] b)
    {
        var product = new Dictionary<PauliString, Complex>();
        foreach ((PauliString left, Complex x) in a)
        {
            foreach ((PauliString right, Complex y) in b)
            {
                PauliProduct p = PauliString.Multiply(left, right);
                Complex phase = p.PhaseExponent switch { 0 => 1, 1 => Complex.ImaginaryOne, 2 => -1, _ => -Complex.ImaginaryOne };
                product[p.String] = product.GetValueOrDefault(p.String) + (phase * x * y);
            }
        }

        return product;
    }
}
