using QmlTrainability.Tool;

using var stop = new StopSignals();
return QmltCommand.Run(args, Screen.OfProcess(), stop.Token);
