return Compliance.CommandLine.Commands.Run(args);
