@echo off
rem Starts ScaleSuccess on Windows; run --help tells its verbs. Needs the .NET 10 SDK and Node.js.
setlocal
cd /d "%~dp0"
where dotnet >nul 2>nul || (echo The .NET 10 SDK is missing. Install it and start again.& exit /b 1)
where npm >nul 2>nul || (echo Node.js with npm is missing. Install it and start again.& exit /b 1)
dotnet build src\ScaleSuccess.Web -c Release --verbosity quiet -nologo || exit /b 1
if "%ASPNETCORE_ENVIRONMENT%"=="" set ASPNETCORE_ENVIRONMENT=Development
dotnet src\ScaleSuccess.Web\bin\Release\net10.0\ScaleSuccess.Web.dll %*
exit /b %ERRORLEVEL%
