@echo off
rem Builds and runs the tests on Windows; arguments go to dotnet test.
rem The browser walk needs a mail server that Windows lacks: run it on Debian with ./test.
setlocal
cd /d "%~dp0"
dotnet build ScaleSuccess.sln -c Release --verbosity quiet -nologo || exit /b 1
dotnet format whitespace ScaleSuccess.sln --no-restore --verify-no-changes || exit /b 1
dotnet test tests\ScaleSuccess.Segmentation.Tests -c Release --no-build %* || exit /b 1
dotnet test tests\ScaleSuccess.Tests -c Release --no-build %*
exit /b %ERRORLEVEL%
