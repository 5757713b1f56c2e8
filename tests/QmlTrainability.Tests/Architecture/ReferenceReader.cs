using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace QmlTrainability.Tests.Architecture;

/// <summary>One use of a type by a member of another type of the same assembly. Types are outermost ones, by full name.</summary>
internal sealed record TypeUse(string UserNamespace, string User, string Member, string UsedNamespace, string Used);

/// <summary>Reads every reference between the types of one compiled assembly: signatures, constraints, attributes and method bodies.</summary>
internal sealed class ReferenceReader
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly TypeCollector _collector;
    private readonly HashSet<TypeUse> _uses = [];
    private TypeDefinitionHandle _user;
    private string _member = "";

    private ReferenceReader(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
        _collector = new TypeCollector(Found);
    }

    /// <summary>The uses of types by other types of the assembly, and the namespaces and names of its outermost types.</summary>
    public static (IReadOnlyCollection<TypeUse> Uses, IReadOnlyCollection<(string Namespace, string Name)> Types) Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = new ReferenceReader(file);
        foreach (TypeDefinitionHandle type in reader._metadata.TypeDefinitions) reader.ReadType(type);
        return (reader._uses, [.. reader._metadata.TypeDefinitions.Select(reader.OutermostOf).Distinct()]);
    }

    private void ReadType(TypeDefinitionHandle handle)
    {
        _user = handle;
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        _member = "its declaration";
        Visit(type.BaseType);
        foreach (InterfaceImplementationHandle i in type.GetInterfaceImplementations()) Visit(_metadata.GetInterfaceImplementation(i).Interface);
        ReadConstraints(type.GetGenericParameters());
        ReadAttributes(type.GetCustomAttributes());
        foreach (FieldDefinitionHandle f in type.GetFields())
        {
            FieldDefinition field = _metadata.GetFieldDefinition(f);
            _member = _metadata.GetString(field.Name);
            field.DecodeSignature(_collector, null);
            ReadAttributes(field.GetCustomAttributes());
        }

        foreach (PropertyDefinitionHandle p in type.GetProperties())
        {
            PropertyDefinition property = _metadata.GetPropertyDefinition(p);
            _member = _metadata.GetString(property.Name);
            property.DecodeSignature(_collector, null);
            ReadAttributes(property.GetCustomAttributes());
        }

        foreach (EventDefinitionHandle e in type.GetEvents())
        {
            EventDefinition definition = _metadata.GetEventDefinition(e);
            _member = _metadata.GetString(definition.Name);
            Visit(definition.Type);
        }

        foreach (MethodDefinitionHandle m in type.GetMethods()) ReadMethod(_metadata.GetMethodDefinition(m));
        foreach (MethodImplementationHandle m in type.GetMethodImplementations()) Visit(_metadata.GetMethodImplementation(m).MethodDeclaration);
    }

    private void ReadMethod(MethodDefinition method)
    {
        _member = _metadata.GetString(method.Name);
        method.DecodeSignature(_collector, null);
        ReadConstraints(method.GetGenericParameters());
        ReadAttributes(method.GetCustomAttributes());
        foreach (ParameterHandle p in method.GetParameters()) ReadAttributes(_metadata.GetParameter(p).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0) return;
        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_collector, null);
        foreach (ExceptionRegion region in body.ExceptionRegions) Visit(region.CatchType);
        foreach (EntityHandle token in InstructionReader.Tokens(body.GetILReader())) Visit(token);
    }

    private void ReadConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle p in parameters)
        {
            foreach (GenericParameterConstraintHandle c in _metadata.GetGenericParameter(p).GetConstraints())
                Visit(_metadata.GetGenericParameterConstraint(c).Type);
        }
    }

    private void ReadAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle a in attributes) Visit(_metadata.GetCustomAttribute(a).Constructor);
    }

    /// <summary>Whatever a token can name: a type, a field, a method, an instance of a generic one, or a signature.</summary>
    private void Visit(EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Found((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_collector, null);
                break;
            case HandleKind.FieldDefinition:
                FieldDefinition field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                Found(field.GetDeclaringType());
                field.DecodeSignature(_collector, null);
                break;
            case HandleKind.MethodDefinition:
                MethodDefinition method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                Found(method.GetDeclaringType());
                method.DecodeSignature(_collector, null);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification instance = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                instance.DecodeSignature(_collector, null);
                Visit(instance.Method);
                break;
            case HandleKind.MemberReference:
                MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Visit(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method) member.DecodeMethodSignature(_collector, null);
                else member.DecodeFieldSignature(_collector, null);
                break;
            case HandleKind.StandaloneSignature:
                _metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(_collector, null);
                break;
            case HandleKind.TypeReference:
                break; // a type of another assembly
            default:
                throw new InvalidOperationException($"A reference of unknown kind {handle.Kind} in {_member}.");
        }
    }

    private void Found(TypeDefinitionHandle used)
    {
        (string Namespace, string Name) from = OutermostOf(_user), to = OutermostOf(used);
        if (from == to) return;
        TypeDefinition user = _metadata.GetTypeDefinition(_user);
        string member = user.IsNested ? $"{_metadata.GetString(user.Name)}.{_member}" : _member;
        _uses.Add(new TypeUse(from.Namespace, from.Name, member, to.Namespace, to.Name));
    }

    /// <summary>Nested types, and with them closures and state machines, belong to the type around them.</summary>
    private (string Namespace, string Name) OutermostOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        return (_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }
}
