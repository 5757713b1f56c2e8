using QmlTrainability.LieAlgebras.Symmetries;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.LieAlgebras.BruteForce;
using QmlTrainability.Tests.Oracle;

namespace QmlTrainability.Tests.LieAlgebras.Symmetries;

public class PauliCommutantTests
{
    [Fact]
    public void The_group_is_all_strings_that_commute_with_the_sums()
    {
        var random = new Random(5);
        var disagreements = new Disagreements();
        for (int i = 0; i < 500; i++)
        {
            int qubits = 1 + random.Next(4);
            SumTerms[] sums = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => LabelSums.Random(random, qubits, 3))];
            string[] commuting = [.. LabelSums.All(qubits).Where(p => sums.All(s => s.Terms.All(t => !Letters.Anticommute(t.Label, p))))];
            int central = commuting.Count(p => commuting.All(q => !Letters.Anticommute(p, q)));

            var group = PauliCommutant.Of(sums.Select(s => s.ToSum()));

            disagreements.Compare((group.Size, 1 << group.Center.Count), (commuting.Length, central), () => string.Join("; ", sums.Select(s => s.ToString())));
            disagreements.Compare(Products(group.Basis, qubits).Count, commuting.Length, () => "independent");
            disagreements.Compare(Products(group.Basis, qubits).SetEquals(commuting), true, () => "the same strings");
            disagreements.Compare(LabelSums.All(qubits).Count(p => group.Contains(PauliString.Parse(p))), commuting.Length, () => "contains");
        }

        disagreements.ShouldBeNone(2_000);
    }

    [Fact]
    public void Dimensions_add_up_around_word_boundaries()
    {
        var random = new Random(6);
        foreach (int qubits in Letters.Sizes)
        {
            PauliString[] strings = [.. Enumerable.Range(0, 1 + random.Next(2 * qubits)).Select(_ => PauliString.Parse(Letters.RandomLabel(random, qubits)))];
            var group = PauliCommutant.Of(strings);
            var dual = PauliCommutant.Of(group.Basis.Append(PauliString.Identity(qubits)));

            (group.Basis.Count + dual.Basis.Count).Should().Be(2 * qubits, "dim V⊥ + dim V⊥⊥ = 2n");
            strings.Should().OnlyContain(s => dual.Contains(s) && group.Basis.All(s.CommutesWith));
        }
    }

    [Fact]
    public void The_Ising_chain_of_a_thousand_qubits_has_one_symmetry()
    {
        const int Qubits = 1000;
        var group = PauliCommutant.Of(Enumerable.Range(0, Qubits).Select(q => PauliString.On(Qubits, (q, Pauli.X)))
            .Concat(Enumerable.Range(1, Qubits - 1).Select(q => PauliString.On(Qubits, (q - 1, Pauli.Z), (q, Pauli.Z)))));

        group.Basis.Should().Equal(PauliString.Parse(new string('X', Qubits)));
        group.Center.Should().Equal(group.Basis);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Action none = () => PauliCommutant.Of(Array.Empty<PauliSum>()), mixed = () => PauliCommutant.Of([PauliString.Parse("X"), PauliString.Parse("XX")]);
        none.Should().Throw<ArgumentException>().WithMessage("*no generator*");
        mixed.Should().Throw<QubitCountMismatchException>();
    }

    private static HashSet<string> Products(IReadOnlyList<PauliString> basis, int qubits)
    {
        HashSet<string> products = [new string('I', qubits)];
        foreach (PauliString p in basis) products.UnionWith([.. products.Select(q => Letters.Multiply(q, p.ToString()).Label)]);
        return products;
    }
}
