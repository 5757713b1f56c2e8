using System.Globalization;
using System.Text.Json;
using QmlTrainability.LieAlgebras;
using QmlTrainability.LieAlgebras.Certificates;
using QmlTrainability.LieAlgebras.Text;
using QmlTrainability.Paulis;
using QmlTrainability.Paulis.Exchange;
using QmlTrainability.Tests.Paulis.Exchange;

namespace QmlTrainability.Tests.LieAlgebras.Text;

public class AlgebraJsonTests
{
    [Fact]
    public void Random_algebras_of_strings_come_back()
    {
        var random = new RandomGenerators(71);
        for (int i = 0; i < 300; i++)
        {
            DynamicalLieAlgebra algebra = random.Next(3, 7).Classify();
            string json = AlgebraJson.Write(algebra);
            JsonElement root = JsonDocument.Parse(json).RootElement;

            AlgebraJson.Read(json).ToString().Should().Be(algebra.ToString());
            root.GetProperty("dimension").GetString().Should().Be(algebra.Dimension.ToString(CultureInfo.InvariantCulture));
            root.GetProperty("summands").EnumerateArray().Select(s => s.GetProperty("name").GetString()).Should().Equal(algebra.SimpleSummands.Select(s => s.Name));
            root.GetProperty("components").EnumerateArray()
                .Select(c => (c.GetProperty("summand").GetProperty("name").GetString()!, c.GetProperty("freeFermions").GetBoolean(), c.GetProperty("halfRank").GetInt32(), c.GetProperty("generators").GetArrayLength()))
                .Should().Equal(algebra.Components!.Select(c => (c.Summand.Name, c.IsFreeFermion, c.HalfRank, c.Generators.Count)));
        }
    }

    [Fact]
    public void Algebras_of_sums_come_back_with_their_generators()
    {
        PauliSum[] generators = SumFamilies.XxzOpen(4);
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy(generators), read = AlgebraJson.Read(AlgebraJson.Write(algebra));

        (read.Dimension, read.CenterDimension).Should().Be((algebra.Dimension, algebra.CenterDimension));
        read.Generators.Should().Equal(generators);
        JsonElement root = JsonDocument.Parse(AlgebraJson.Write(algebra)).RootElement;
        root.GetProperty("name").GetString().Should().Contain("not computed");
        (root.GetProperty("summands").ValueKind, root.GetProperty("components").ValueKind).Should().Be((JsonValueKind.Null, JsonValueKind.Null));
    }

    [Fact]
    public void A_dimension_that_does_not_follow_from_the_generators_is_refused()
    {
        string json = AlgebraJson.Write(DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ")]));

        FluentActions.Invoking(() => AlgebraJson.Read(json.Replace("\"dimension\":\"3\",\"center\"", "\"dimension\":\"4\",\"center\"", StringComparison.Ordinal)))
            .Should().Throw<JsonFormatException>().WithMessage("*Expected \"3\"*found \"4\"*").Which.Place.Should().Be("$.dimension");
        FluentActions.Invoking(() => AlgebraJson.Read(json.Replace("\"center\":\"0\"", "\"center\":\"1\"", StringComparison.Ordinal)))
            .Should().Throw<JsonFormatException>().WithMessage("*Expected \"0\"*found \"1\"*").Which.Place.Should().Be("$.center");
    }

    [Fact]
    public void A_basis_is_written_as_operators()
    {
        DynamicalLieAlgebra algebra = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ")]);

        OperatorJson.Read(OperatorJson.Write([.. algebra.EnumerateBasis().Select(p => (PauliSum)p)])).Should().HaveCount(3).And.OnlyContain(p => algebra.Contains(p));
    }

    [Fact]
    public void Damaged_JSON_meets_typed_errors()
    {
        DynamicalLieAlgebra strings = DynamicalLieAlgebra.GeneratedBy([PauliString.Parse("XI"), PauliString.Parse("ZZ"), PauliString.Parse("II")]);

        // A text that is sound again may be about larger sums: their budget is small here.
        var budget = new ClosureOptions { MaxDimension = 500 };
        new Damage(5).ShouldOnlyMeet(text => AlgebraJson.Read(text, budget), [AlgebraJson.Write(strings)], 3_000, typeof(JsonFormatException));
    }

    [Fact]
    public void Damaged_certificates_meet_typed_errors()
    {
        string[] sound = [.. new[] { "X", "XI,ZZ,IX", "XIII,IXII,IIXI,IIIX,ZZII,IZZI,IZIZ,XXXX" }
            .Select(s => DynamicalLieAlgebra.GeneratedBy(s.Split(',').Select(p => PauliString.Parse(p))).ComputeCertificate().ToJson())];

        new Damage(6).ShouldOnlyMeet(text => ClassificationCertificate.Parse(text).Verify(), sound, 10_000, typeof(JsonFormatException), typeof(CertificateException));
    }

    [Fact]
    public void Null_is_refused()
    {
        FluentActions.Invoking(() => AlgebraJson.Write(null!)).Should().Throw<ArgumentNullException>().WithParameterName("algebra");
        FluentActions.Invoking(() => AlgebraJson.Read(null!)).Should().Throw<ArgumentNullException>();
    }
}
