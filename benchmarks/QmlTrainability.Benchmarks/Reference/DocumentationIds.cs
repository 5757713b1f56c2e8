using System.Reflection;

namespace QmlTrainability.Benchmarks.Reference;

/// <summary>The names by which a documentation file knows types and members (C# standard, annex D.4.2).</summary>
internal static class DocumentationIds
{
    /// <summary>"T:Namespace.Type".</summary>
    public static string Of(Type type) => "T:" + Name(type);

    /// <summary>"M:", "P:" or "F:" with the type, the name and the types of the parameters.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo c => $"M:{Name(c.DeclaringType!)}.#ctor{Parameters(c.GetParameters())}",
        MethodInfo m => $"M:{Name(m.DeclaringType!)}.{m.Name.Replace('.', '#')}{(m.IsGenericMethod ? $"``{m.GetGenericArguments().Length}" : "")}{Parameters(m.GetParameters())}"
            + (m.Name is "op_Implicit" or "op_Explicit" ? $"~{Reference(m.ReturnType)}" : ""),
        PropertyInfo p => $"P:{Name(p.DeclaringType!)}.{p.Name}{Parameters(p.GetIndexParameters())}",
        FieldInfo f => $"F:{Name(f.DeclaringType!)}.{f.Name}",
        _ => throw new ArgumentException($"{member} is of a kind that the reference does not show.", nameof(member)),
    };

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => Reference(p.ParameterType)))})";

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Reference(Type type)
    {
        if (type.IsByRef) return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer) return Reference(type.GetElementType()!) + "*";
        if (type.IsArray) return Reference(type.GetElementType()!) + "[]";
        if (type.IsGenericMethodParameter) return $"``{type.GenericParameterPosition}";
        if (type.IsGenericParameter) return $"`{type.GenericParameterPosition}";
        if (!type.IsGenericType) return Name(type);
        string open = Name(type);
        return $"{open[..open.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }
}
