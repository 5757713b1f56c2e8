using System.CommandLine;

namespace QmlTrainability.Tool.Commands;

/// <summary>qmlt schema: what --json prints, as a JSON schema.</summary>
internal static class SchemaCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("schema", "Print the JSON schema of what --json prints.");
        command.SetAction(_ =>
        {
            screen.Out.Write(JsonOutput.Schema());
            return ExitCode.Accept;
        });
        return command;
    }
}
