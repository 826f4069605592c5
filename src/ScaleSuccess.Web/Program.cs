using ScaleSuccess.Web.Commands;

return await CommandLine.Run(args);
