using System.Reflection;
using System.Text;

namespace QmlTrainability.Tests.Architecture;

/// <summary>The public face of an assembly as text, one member on each line.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : "class";
        string[] bases = [.. new[] { type.BaseType }.Where(b => b is not null && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum)).Concat(type.GetInterfaces()).Select(b => Name(b!)).Order(StringComparer.Ordinal)];
        return $"{kind} {Name(type)}{(bases.Length == 0 || type.IsEnum ? "" : $" : {string.Join(", ", bases)}")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (FieldInfo value in type.GetFields(BindingFlags.Public | BindingFlags.Static)) yield return $"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}";
            yield break;
        }

        foreach (FieldInfo field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily)) yield return $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";
        foreach (MethodBase method in type.GetConstructors(Declared).Cast<MethodBase>().Concat(type.GetMethods(Declared)).Where(m => m.IsPublic || m.IsFamily))
        {
            if (method.Name is "<Clone>$" or "PrintMembers" or "get_EqualityContract") continue; // what the compiler makes of a record
            string parameters = string.Join(", ", method.GetParameters().Select(p => $"{(p.IsOut ? "out " : "")}{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + Default(p) : "")}"));
            string result = method is MethodInfo returning ? $"{Name(returning.ReturnType)} {method.Name}{Generic(returning)}" : "new";
            yield return $"{(method.IsStatic ? "static " : "")}{result}({parameters})";
        }
    }

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "default",
        string s => $"\"{s}\"",
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        object other => other.ToString()!,
    };

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!) + "&";
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        string name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : (type.Namespace ?? "").StartsWith("System", StringComparison.Ordinal) ? type.Name : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
