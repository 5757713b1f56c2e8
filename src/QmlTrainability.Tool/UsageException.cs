namespace QmlTrainability.Tool;

/// <summary>The arguments ask for something that cannot be done; the message says what and the way out.</summary>
internal sealed class UsageException(string message) : Exception(message);
