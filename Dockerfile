# syntax=docker/dockerfile:1
# The API as an image: no shell, no package manager, no root. Its file system may be read-only; it writes to /tmp at most.

# The SDK runs natively, also when the image is for another kind of machine; the compiler translates.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
# Packages first: they change less often than the program, so that most builds find them done.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Domain/IntegrativeCare.Domain.csproj src/Domain/packages.lock.json src/Domain/
COPY src/Application/IntegrativeCare.Application.csproj src/Application/packages.lock.json src/Application/
COPY src/Infrastructure/IntegrativeCare.Infrastructure.csproj src/Infrastructure/packages.lock.json src/Infrastructure/
COPY src/Api/IntegrativeCare.Api.csproj src/Api/packages.lock.json src/Api/
RUN dotnet restore src/Api --arch $TARGETARCH -p:PublishReadyToRun=true
COPY src/ src/
RUN dotnet publish src/Api --no-restore --configuration Release --arch $TARGETARCH --no-self-contained \
    -p:PublishReadyToRun=true -p:DebugType=none -p:UseAppHost=false --output /app

# "extra" brings what names, sorting and time zones need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["dotnet", "IntegrativeCare.Api.dll", "health"]
ENTRYPOINT ["dotnet", "IntegrativeCare.Api.dll"]
