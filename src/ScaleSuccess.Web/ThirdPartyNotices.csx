// The body of the build's task WriteThirdPartyNotices (ThirdPartyNotices.targets), not part of the program.
var text = new System.Text.StringBuilder();
text.Append("ScaleSuccess is licensed under the Apache License 2.0 (LICENSE). It contains or uses the packages below, each under\n")
    .Append("its own licence. Hangfire (LGPL-3.0) is used unmodified, as separate files that can be replaced by other versions.\n");

// npm: what is served to browsers (htmx, ECharts with what is bundled into it) and PostgreSQL's binaries.
var npm = System.Text.RegularExpressions.Regex.Matches(System.IO.File.ReadAllText(PackageLock),
    "\"node_modules/(?<name>[^\"]+)\": \\{\\s*\"version\": \"(?<version>[^\"]+)\"(?<rest>[^{}]*)");
foreach (System.Text.RegularExpressions.Match package in npm)
{
    if (package.Groups["rest"].Value.Contains("\"dev\": true")) continue;
    var license = System.Text.RegularExpressions.Regex.Match(package.Groups["rest"].Value, "\"license\": \"([^\"]+)\"").Groups[1].Value;
    text.Append('\n').Append(package.Groups["name"].Value).Append(' ').Append(package.Groups["version"].Value).Append(" (npm)\n")
        .Append("  Licence: ").Append(license.Length > 0 ? license : "see the package").Append('\n');
}

var folders = new System.Collections.Generic.SortedDictionary<string, string>(System.StringComparer.OrdinalIgnoreCase);
foreach (var file in Files)
{
    var id = file.GetMetadata("NuGetPackageId");
    var version = file.GetMetadata("NuGetPackageVersion");
    if (id.Length == 0) continue;
    var folder = System.IO.Path.GetDirectoryName(file.GetMetadata("FullPath"));
    while (folder != null && System.IO.Directory.GetFiles(folder, "*.nuspec").Length == 0) folder = System.IO.Path.GetDirectoryName(folder);
    if (folder == null) { Log.LogError("No .nuspec above " + file.ItemSpec + ": its licence is not known."); continue; }
    folders[id + " " + version] = folder;
}

foreach (var package in folders)
{
    var nuspec = System.Xml.Linq.XDocument.Load(System.IO.Directory.GetFiles(package.Value, "*.nuspec")[0]);
    System.Func<string, System.Xml.Linq.XElement> find = name =>
        System.Linq.Enumerable.FirstOrDefault(nuspec.Descendants(), element => element.Name.LocalName == name);
    System.Func<string, string> read = name => find(name) == null ? "" : find(name).Value.Trim();
    var license = find("license");
    var isFile = license != null && (string)license.Attribute("type") == "file";
    text.Append('\n').Append(package.Key).Append(" (NuGet)\n")
        .Append("  By ").Append(read("authors")).Append(read("copyright").Length > 0 ? ". " + read("copyright") : "").Append('\n')
        .Append("  Licence: ").Append(isFile ? "below" : license != null ? license.Value.Trim() : read("licenseUrl")).Append('\n');
    if (read("projectUrl").Length > 0) text.Append("  ").Append(read("projectUrl")).Append('\n');
    if (!isFile) continue;
    var path = System.IO.Path.Combine(package.Value, license.Value.Trim().Replace('\\', System.IO.Path.DirectorySeparatorChar));
    if (System.IO.File.Exists(path))
        foreach (var line in System.IO.File.ReadAllLines(path)) text.Append("    ").Append(line.TrimEnd()).Append('\n');
}

System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Notices)));
System.IO.File.WriteAllText(Notices, text.ToString().Replace("\r\n", "\n"));
