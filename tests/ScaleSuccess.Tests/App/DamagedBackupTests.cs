using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.App;

/// <summary>A file that is no good backup is refused in a sentence that names it and says what to do, and nothing is lost.</summary>
public sealed class DamagedBackupTests : IAsyncLifetime
{
    private Product product = null!;
    private byte[] good = [];

    public async Task InitializeAsync()
    {
        product = await Product.New();
        await Emails.DispatchMessagesTests.Invited(product);
        good = (await BackupTests.BackUp(product.Database)).ToArray();
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task Damaged_files_are_refused_and_the_database_stays_as_it_was()
    {
        var before = await BackupTests.Contents(product.Database);
        foreach (var (what, file, says) in Damaged())
        {
            await Until.NobodyIsConnected(product);
            var refused = await Record.ExceptionAsync(() => BackupTests.Restore(product.Database, file, replace: true));
            Assert.True(refused is BackupRefusedException, $"{what}: {refused}");
            Said(what, refused.Message, says);
        }
        Assert.Equal(before, await BackupTests.Contents(product.Database));
    }

    /// <summary>Wherever it is: in a part, in the list of parts, in the manifest.</summary>
    [Fact, Trait("Kind", "Fault")]
    public async Task A_file_with_one_wrong_byte_is_good_or_refused()
    {
        var random = new Random(8);
        for (var i = 0; i < 1500; i++)
        {
            var bytes = good.ToArray();
            // The list of parts is at the end, and its reader meets more there.
            var at = i % 2 == 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 6000));
            bytes[at] ^= (byte)(1 << random.Next(8));
            await GoodOrRefused($"byte {at}", bytes);
        }
    }

    [Fact]
    public async Task A_file_whose_end_is_missing_is_refused()
    {
        var random = new Random(8);
        for (var i = 0; i < 100; i++)
        {
            var length = random.Next(good.Length - 1);
            Assert.NotNull(await GoodOrRefused($"{length} bytes", good[..length]));
        }
    }

    [Fact]
    public async Task A_path_that_is_no_file_is_refused()
    {
        var folder = TestFolder.New();
        try
        {
            var empty = Path.Combine(folder, "empty.backup");
            await File.WriteAllTextAsync(empty, "");
            foreach (var path in new[] { folder, empty, Path.Combine(folder, "nothing"), "/dev/zero" })
                Said(path, (await Assert.ThrowsAsync<BackupRefusedException>(() => BackupFile.Open(path, CancellationToken.None))).Message, path);
        }
        finally
        {
            TestFolder.Remove(folder);
        }
    }

    private IEnumerable<(string What, MemoryStream File, string Says)> Damaged()
    {
        yield return ("text", Stream(Encoding.UTF8.GetBytes("not a zip at all")), "not a backup");
        yield return ("empty", Stream([]), "not a backup");
        yield return ("half", Stream(good[..(good.Length / 2)]), "not a backup");
        yield return ("a zip of something else", Changed(zip => zip.GetEntry("manifest.json")!.Delete()), "manifest.json");
        foreach (var table in new[] { "customers", "messages" })
        {
            yield return ($"bytes in {table}", Changed(zip => Overwrite(zip, $"tables/{table}.copy")), $"table {table} is not what was written");
            yield return ($"without {table}", Changed(zip => zip.GetEntry($"tables/{table}.copy")!.Delete()), $"table {table} is missing");
        }
        foreach (var (text, says) in new[] { ("", "does not describe a backup"), ("null", "does not describe a backup"), ("[]", "does not describe a backup"), ("{}", "does not describe a backup"), ("{ broken", "does not describe a backup"), ("{\"format\":\"x\"}", "does not describe a backup"), ("{\"format\":2}", "newer build") })
            yield return ($"manifest {text}", Manifest(_ => text), says);
        yield return ("newer format", Edited(manifest => manifest["format"] = 99), "newer build");
        yield return ("newer migration", Edited(manifest => manifest["migrations"]!["9999_x.sql"] = "00"), "9999_x.sql");
        yield return ("changed migration", Edited(manifest => manifest["migrations"]!["0003_messages.sql"] = "00"), "0003_messages.sql");
        yield return ("no migrations", Edited(manifest => manifest["migrations"] = new JsonObject()), "does not describe a backup");
        yield return ("a migration less", Edited(manifest => manifest["migrations"]!.AsObject().Remove("0003_messages.sql")), "do not fit together");
        yield return ("tables null", Edited(manifest => manifest["tables"] = null), "does not describe a backup");
        yield return ("a table null", Edited(manifest => manifest["tables"]!.AsArray().Add(null)), "does not describe a backup");
        yield return ("no tables", Edited(manifest => manifest["tables"] = new JsonArray()), "is missing");
        yield return ("other columns", Edited(manifest => Customers(manifest)["columns"]![0] = "surname"), "do not fit together");
        yield return ("a column less", Edited(manifest => Customers(manifest)["columns"]!.AsArray().RemoveAt(0)), "do not fit together");
        yield return ("other rows", Edited(manifest => Customers(manifest)["rows"] = 7), "another number of rows");
        yield return ("no hash", Edited(manifest => Customers(manifest)["sha256"] = ""), "not what was written");
        yield return ("a table twice", Edited(manifest => manifest["tables"]!.AsArray().Add(Customers(manifest).DeepClone())), "do not fit together");
    }

    private static async Task<BackupRefusedException?> GoodOrRefused(string what, byte[] bytes)
    {
        var failed = await Record.ExceptionAsync(async () => (await BackupFile.Open("monday.backup", Stream(bytes), CancellationToken.None)).Dispose());
        Assert.True(failed is null or BackupRefusedException, $"{what}: {failed}");
        if (failed is BackupRefusedException refused) Said(what, refused.Message, "monday.backup");
        return failed as BackupRefusedException;
    }

    private static void Said(string what, string sentence, string says)
    {
        Assert.Contains(says, sentence, StringComparison.Ordinal);
        foreach (var word in new[] { "System.", "Central Directory", "JSON", "Path: ", "BytePosition", "ScaleSuccess.", "\n" })
            Assert.False(sentence.Contains(word, StringComparison.Ordinal), $"{what}: {sentence}");
    }

    private static JsonNode Customers(JsonNode manifest) => manifest["tables"]!.AsArray().Single(table => (string?)table!["name"] == "customers")!;

    private MemoryStream Edited(Action<JsonNode> edit) => Manifest(text =>
    {
        var manifest = JsonNode.Parse(text)!;
        edit(manifest);
        return manifest.ToJsonString();
    });

    private MemoryStream Manifest(Func<string, string> change) => Changed(zip =>
    {
        var entry = zip.GetEntry("manifest.json")!;
        string text;
        using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
        writer.Write(change(text));
    });

    private static void Overwrite(ZipArchive zip, string entry)
    {
        using var stream = zip.GetEntry(entry)!.Open();
        stream.Position = stream.Length - 12;
        stream.WriteByte((byte)'?');
    }

    private MemoryStream Changed(Action<ZipArchive> change)
    {
        var file = Stream(good);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        file.Position = 0;
        return file;
    }

    private static MemoryStream Stream(byte[] bytes)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        stream.Position = 0;
        return stream;
    }
}
