using Microsoft.Extensions.Time.Testing;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Mail;

public sealed class FolderTransportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mailbox-");
    private readonly FakeTimeProvider clock = new(Product.Start);

    private FolderTransport Transport => new(folder.FullName, clock);
    private FolderMailbox Mailbox => new(folder.FullName);

    private static OutgoingMail A_mail(string id, string subject = "Your plan ✓") => new()
    {
        MessageId = id,
        From = new("Acme", "success@acme.example"),
        To = new("Mia", "mia@example.com"),
        Subject = subject,
        Text = "Hello",
        Html = "<p>Hello</p>",
    };

    [Fact]
    public async Task Writes_a_real_message_that_any_mail_program_opens()
    {
        Assert.IsType<MailOutcome.Delivered>(await Transport.Send(A_mail("1@acme.example"), CancellationToken.None));
        var mail = ReceivedMail.Parse(await File.ReadAllTextAsync(folder.GetFiles("*.eml").Single().FullName));
        Assert.Equal(("Your plan ✓", "Hello", "<p>Hello</p>"), (mail.Subject, mail.Text, mail.Html));
        Assert.Equal("<1@acme.example>", mail.Headers["Message-ID"]);
        Assert.Empty(folder.GetFiles("*.json"));
    }

    [Fact]
    public async Task Lists_the_newest_first()
    {
        foreach (var id in new[] { "b@x.example", "a@x.example", "c@x.example" })
        {
            await Transport.Send(A_mail(id), CancellationToken.None);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        var listed = await Mailbox.Newest(2, CancellationToken.None);
        Assert.Equal(["c@x.example", "a@x.example"], listed.Select(one => one.MessageId));
    }

    [Fact]
    public async Task Finds_a_message_by_its_id_whatever_letters_that_has()
    {
        var mail = A_mail("../../etc/passwd*?@acme.example") with { Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" } };
        await Transport.Send(mail, CancellationToken.None);
        var found = await Mailbox.Find(mail.MessageId, CancellationToken.None);
        Assert.Equal(mail.Subject, found?.Subject);
        Assert.Contains(("Auto-Submitted", "auto-generated"), found!.Headers);
        Assert.Null(await Mailbox.Find("another@acme.example", CancellationToken.None));
    }

    [Fact]
    public async Task Shows_who_got_what_as_it_was_sent()
    {
        await Transport.Send(A_mail("1@acme.example"), CancellationToken.None);
        var mail = Assert.Single(await Mailbox.Newest(10, CancellationToken.None));
        Assert.Equal((clock.GetUtcNow(), "1@acme.example", new MailAddress("Mia", "mia@example.com"), new MailAddress("Acme", "success@acme.example")),
            (mail.At, mail.MessageId, mail.To, mail.From));
        Assert.Equal(("Your plan ✓", "Hello", "<p>Hello</p>"), (mail.Subject, mail.Text, mail.Html));
    }

    [Fact]
    public async Task Shows_what_an_earlier_build_wrote_and_leaves_its_other_file_alone()
    {
        // Until version 0.4 a .json with the same name stood beside each message.
        await Transport.Send(A_mail("1@acme.example"), CancellationToken.None);
        var json = Path.ChangeExtension(folder.GetFiles("*.eml").Single().FullName, ".json");
        await File.WriteAllTextAsync(json, "{}");
        Assert.Equal("1@acme.example", Assert.Single(await Mailbox.Newest(10, CancellationToken.None)).MessageId);
        Assert.NotNull(await Mailbox.Find("1@acme.example", CancellationToken.None));
        Assert.True(File.Exists(json));
    }

    [Fact]
    public async Task Leaves_nothing_half_written()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Transport.Send(A_mail($"{i}@acme.example"), CancellationToken.None)));
        Assert.Equal(20, folder.GetFiles("*.eml").Length);
        Assert.Equal(20, (await Mailbox.Newest(100, CancellationToken.None)).Count);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder.FullName, ".writing")));
    }

    [Fact]
    public async Task Is_empty_before_the_first_message()
    {
        var none = new FolderMailbox(Path.Combine(folder.FullName, "none"));
        Assert.Empty(await none.Newest(10, CancellationToken.None));
    }

    [Fact]
    public async Task Says_when_the_folder_cannot_be_made()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        var transport = new FolderTransport(file, clock);
        Assert.Equal((DeliveryCode.FolderNotMade, file), await transport.Check(CancellationToken.None) is { } reason ? (reason.Code, reason.Args[0]) : default);
        var retry = Assert.IsType<MailOutcome.Retry>(await transport.Send(A_mail("1@acme.example"), CancellationToken.None));
        Assert.Equal(DeliveryCode.FolderNotWritable, retry.Reason.Code);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
