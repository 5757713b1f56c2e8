namespace QmlTrainability.Numerics
{
    public static class CleanNumerics
    {
        public static int Three => int.Parse("3");
    }
}

namespace QmlTrainability.Paulis
{
    public static class CleanPaulis
    {
        public static int Four() => Numerics.CleanNumerics.Three + 1;
    }
}

namespace QmlTrainability.Circuits
{
    public class CleanCircuits
    {
        public static int Seven() => Paulis.CleanPaulis.Four() + Numerics.CleanNumerics.Three;

        public static IEnumerable<int> Sevens(int captured)
        {
            Func<int> lambda = () => captured + Paulis.CleanPaulis.Four();
            yield return lambda();
            yield return new[] { Seven(), 1, 2, 3 }.Select(x => x + captured).Sum();
        }

        public static string? NamesOnlyInText() => "QmlTrainability.LieAlgebras.Target";
    }
}

namespace QmlTrainability.Simulation
{
    public static class CleanSimulation
    {
        public static object Both() => (new LieAlgebras.Target(), Circuits.CleanCircuits.Seven());
    }
}

namespace QmlTrainability.Reporting
{
    public static class CleanReporting
    {
        public static async Task<object> Everything()
        {
            await Task.Yield();
            object anonymous = new { Simulated = Simulation.CleanSimulation.Both(), Target = new LieAlgebras.Target() };
            return (anonymous, Paulis.CleanPaulis.Four(), new CleanInRoot());
        }
    }
}

namespace QmlTrainability
{
    public sealed class CleanInRoot;
}
