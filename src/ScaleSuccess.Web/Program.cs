using ScaleSuccess.Web.Commands;
using ScaleSuccess.Web.Hosting;

return await CommandLine.Run(args, new CommandHost(ScaleHost.AddProduct), Serve.Run);
