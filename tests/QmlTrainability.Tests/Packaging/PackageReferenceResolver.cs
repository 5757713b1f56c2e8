using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace QmlTrainability.Tests.Packaging;

/// <summary>Answers <c>#r "nuget: QmlTrainability, x.y.z"</c> with the packed library, and no other package; the framework is found as ever.</summary>
internal sealed class PackageReferenceResolver(string version, string library) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver _framework = ScriptMetadataResolver.Default;

    public override bool ResolveMissingAssemblies => _framework.ResolveMissingAssemblies;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        _framework.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        reference == $"nuget: QmlTrainability, {version}" ? [MetadataReference.CreateFromFile(library, properties)]
        : reference.StartsWith("nuget:", StringComparison.Ordinal) ? []
        : _framework.ResolveReference(reference, baseFilePath, properties);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 0;
}
