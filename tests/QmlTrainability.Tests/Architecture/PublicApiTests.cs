using System.Reflection;
using QmlTrainability.Paulis;
using QmlTrainability.Tests.Documentation;

namespace QmlTrainability.Tests.Architecture;

/// <summary>The public face is the one that was agreed on: whoever changes it changes public-api.txt too, and a reader of the change sees both.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_face_is_the_one_in_the_file()
    {
        string agreed = Path.Combine(Repository.Root, "tests", "QmlTrainability.Tests", "Architecture", "public-api.txt"), found = Path.Combine(AppContext.BaseDirectory, "public-api.txt");
        string actual = PublicApi.Of(typeof(PauliString).Assembly);
        File.WriteAllText(found, actual);
        string[] before = File.Exists(agreed) ? File.ReadAllLines(agreed) : [], now = actual.TrimEnd('\n').Split('\n');
        now.Except(before).Select(l => "+ " + l).Concat(before.Except(now).Select(l => "- " + l)).Should().BeEmpty("if the change is meant: cp {0} {1}", found, agreed);
        now.Should().Equal(before);
    }

    [Fact]
    public void A_member_that_is_changed_changes_the_text()
    {
        string text = PublicApi.Of(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "LayeringFixture.dll")));
        text.Should().Contain("SurfacePublicField").And.Contain("SurfaceTokenName").And.Contain("CancellationToken token");
    }
}
