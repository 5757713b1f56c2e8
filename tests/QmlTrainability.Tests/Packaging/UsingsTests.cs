using System.Xml.Linq;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Packaging;

/// <summary>The usings that the package brings are namespaces that exist: those of the rooms, without the ones that few need.</summary>
public sealed class UsingsTests
{
    [Fact]
    public void Every_room_but_the_numerics_is_brought()
    {
        string[] brought = [.. XDocument.Load(Path.Combine(Repository.Root, "src", "QmlTrainability", "buildTransitive", "QmlTrainability.targets")).Descendants("Using").Select(u => (string)u.Attribute("Include")!)];
        brought.Should().Equal(typeof(PauliString).Assembly.GetExportedTypes().Select(t => t.Namespace!).Distinct()
            .Where(n => n.Count(c => c == '.') <= 1 && n != "QmlTrainability.Numerics").Order(StringComparer.Ordinal));
    }
}
