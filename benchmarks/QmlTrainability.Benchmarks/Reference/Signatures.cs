using System.Globalization;
using System.Reflection;

namespace QmlTrainability.Benchmarks.Reference;

/// <summary>Types and members as C# writes them.</summary>
internal static class Signatures
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary>The name with its type parameters: "TrainingRun&lt;TModel&gt;".</summary>
    public static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is Type value) return $"{Name(value)}?";
        if (!type.IsGenericType) return type.Name;
        string arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
        if (type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)) return $"({arguments})";
        return $"{type.Name[..type.Name.IndexOf('`')]}<{arguments}>";
    }

    /// <summary>What stands above the body of a type.</summary>
    public static string Declaration(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "readonly struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : "sealed class";
        if (typeof(Delegate).IsAssignableFrom(type)) kind = "delegate";
        IEnumerable<Type> parents = type.BaseType is Type b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) && !typeof(Delegate).IsAssignableFrom(type) ? [b] : [];
        // An interface that follows from a parent or another interface says nothing new.
        Type[] all = type.IsEnum ? [] : type.GetInterfaces();
        IEnumerable<Type> own = all.Where(i => i.IsPublic && !all.Any(o => o != i && o.GetInterfaces().Contains(i)) && type.BaseType?.GetInterfaces().Contains(i) != true);
        string[] names = [.. parents.Select(Name), .. own.Select(Name).Order(StringComparer.Ordinal)];
        return $"public {kind} {Name(type)}{(names.Length == 0 ? "" : $" : {string.Join(", ", names)}")}";
    }

    /// <summary>A member without its type: "Parse(string text, int? qubits = null)".</summary>
    public static string Of(MemberInfo member)
    {
        switch (member)
        {
            case ConstructorInfo c:
                string type = Name(c.DeclaringType!);
                return $"new {type.Split('<')[0]}({Parameters(c.GetParameters())})";
            case PropertyInfo p:
                string name = p.GetIndexParameters().Length > 0 ? $"this[{Parameters(p.GetIndexParameters())}]" : p.Name;
                return $"{Static(p.GetMethod!)}{TypeOf(p.PropertyType, new NullabilityInfoContext().Create(p))} {name}";
            case FieldInfo f:
                return f.DeclaringType!.IsEnum ? f.Name : $"{Name(f.FieldType)} {f.Name}";
            case MethodInfo m:
                string result = TypeOf(m.ReturnType, new NullabilityInfoContext().Create(m.ReturnParameter));
                if (m.Name is "op_Implicit" or "op_Explicit") return $"{m.Name[3..].ToLowerInvariant()} operator {result}({Parameters(m.GetParameters())})";
                if (Operators.TryGetValue(m.Name, out string? sign)) return $"{result} operator {sign}({Parameters(m.GetParameters())})";
                string generic = m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(Name))}>" : "";
                return $"{Static(m)}{result} {m.Name}{generic}({Parameters(m.GetParameters())})";
            default:
                return member.Name;
        }
    }

    // In a static class everything is.
    private static string Static(MethodInfo method) => method.IsStatic && !(method.DeclaringType!.IsAbstract && method.DeclaringType.IsSealed) ? "static " : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p =>
        $"{(p.IsOut ? "out " : "")}{TypeOf(p.ParameterType, new NullabilityInfoContext().Create(p))} {p.Name}{(p.HasDefaultValue ? $" = {Default(p)}" : "")}"));

    private static string TypeOf(Type type, NullabilityInfo nullability) =>
        Name(type) + (!type.IsValueType && !type.IsByRef && nullability.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Default(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        bool b => b ? "true" : "false",
        string s => $"\"{s}\"",
        object v when parameter.ParameterType.IsEnum => $"{parameter.ParameterType.Name}.{Enum.ToObject(parameter.ParameterType, v)}",
        object v => Convert.ToString(v, CultureInfo.InvariantCulture)!,
    };
}
