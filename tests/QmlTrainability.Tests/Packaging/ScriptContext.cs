using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;

namespace QmlTrainability.Tests.Packaging;

/// <summary>Runs a compiled script against one file of the library.</summary>
/// <remarks>A context of its own: where the tests already hold an assembly of the same name, a script host in their process would hand that to the script.</remarks>
internal sealed class ScriptContext(string library) : AssemblyLoadContext(isCollectible: true)
{
    /// <summary>Runs the script; throws what the script throws.</summary>
    public async Task Run(Script script, object globals)
    {
        Compilation compilation = script.GetCompilation();
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        if (!result.Success) throw new InvalidDataException($"It does not compile as a script: {string.Join(" ", result.Diagnostics)}");
        image.Position = 0;
        IMethodSymbol entry = compilation.GetEntryPoint(CancellationToken.None)!;
        MethodInfo factory = LoadFromStream(image).GetType(entry.ContainingType.MetadataName, throwOnError: true)!.GetMethod(entry.MetadataName)!;
        // A submission finds its globals in the first slot and leaves itself in the second.
        await factory.CreateDelegate<Func<object?[], Task<object>>>()([globals, null]);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "QmlTrainability" ? LoadFromAssemblyPath(library) : null;
}
