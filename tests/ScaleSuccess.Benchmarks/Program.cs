using ScaleSuccess.Benchmarks.Harness;

return await BenchCommand.Run(args);
