namespace QmlTrainability.Tests;

public sealed class RequireTests
{
    [Fact]
    public void The_text_of_a_mismatch_is_put_together_only_where_there_is_one()
    {
        int asked = 0;
        Require.SameQubits(3, 3, $"The string {Text()}");
        asked.Should().Be(0, "a check on every call must not print what it checks");
        FluentActions.Invoking(() => Require.SameQubits(3, 4, $"The string {Text()}")).Should().Throw<QubitCountMismatchException>().WithMessage("*The string XYZ*4*3*");
        asked.Should().Be(1);

        string Text()
        {
            asked++;
            return "XYZ";
        }
    }
}
