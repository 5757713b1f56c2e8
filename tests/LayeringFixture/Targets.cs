namespace QmlTrainability.LieAlgebras
{
    public interface ITarget
    {
        int Number { get; }
    }

    public enum TargetKind
    {
        First,
        Second,
    }

    public class Target : ITarget
    {
        public static int Shared;

        public int Value;

        public int Number => Value;

        public static int Constant() => 3;

        public static T Same<T>(T value) => value;
    }

    public sealed class TargetException : System.Exception;

    public sealed class TargetAttribute : System.Attribute;

    public static class TargetExtensions
    {
        public static int Twice(this int value) => 2 * value;
    }

    public class TargetOf<T>
    {
        public T? Held { get; set; }

        public class Inner;
    }
}

namespace QmlTrainability.LieAlgebras.Kernels
{
    public static class DeepTarget
    {
        public static int Constant() => 4;
    }
}
