# The product as docker compose runs it.

# Front-end libraries, without PostgreSQL's binaries: in a container the database runs elsewhere.
FROM node:22-bookworm-slim AS assets
WORKDIR /assets
COPY src/ScaleSuccess.Web/package.json src/ScaleSuccess.Web/package-lock.json src/ScaleSuccess.Web/.npmrc ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
# Packages first: this layer is cached until the pinned versions change.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ScaleSuccess.Segmentation/*.csproj src/ScaleSuccess.Segmentation/
COPY src/ScaleSuccess.EmbeddedPostgres/*.csproj src/ScaleSuccess.EmbeddedPostgres/
COPY src/ScaleSuccess.SegmentCli/*.csproj src/ScaleSuccess.SegmentCli/
COPY src/ScaleSuccess/*.csproj src/ScaleSuccess/
COPY src/ScaleSuccess.Web/*.csproj src/ScaleSuccess.Web/*.targets src/ScaleSuccess.Web/
RUN dotnet restore src/ScaleSuccess.Web
COPY LICENSE ./
COPY src src
COPY surveys surveys
COPY plans plans
COPY emails emails
COPY sequences sequences
COPY --from=assets /assets/node_modules src/ScaleSuccess.Web/node_modules
RUN dotnet publish src/ScaleSuccess.Web -c Release --no-restore -p:SkipNpm=true -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# curl is for the health check; the base image has nothing for it.
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_HTTP_PORTS=5080
EXPOSE 5080
# The base image's unprivileged user.
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD curl --fail --silent http://localhost:5080/healthz || exit 1
ENTRYPOINT ["dotnet", "ScaleSuccess.Web.dll"]
