namespace QmlTrainability
{
    /// <summary>The root is the floor of the house: it may use no room.</summary>
    public static class PlantedInRoot
    {
        public static int Method() => Numerics.CleanNumerics.Three;
    }
}

namespace QmlTrainability.Paulis
{
    public static class PlantedUpwards
    {
        public static int Method() => Circuits.CleanCircuits.Seven();
    }
}

namespace QmlTrainability.Circuits.Kernels
{
    public static class PlantedInKernel
    {
        public static int Method() => LieAlgebras.Target.Constant();
    }
}

namespace QmlTrainability.LieAlgebras
{
    public static class PlantedOtherDirection
    {
        public static int Method() => Circuits.CleanCircuits.Seven();
    }
}

namespace QmlTrainability.Cellar
{
    /// <summary>A room that is not in the plan.</summary>
    public static class PlantedUnknownRoom;
}

namespace Elsewhere
{
    /// <summary>A type outside the house.</summary>
    public static class PlantedOutside;
}
