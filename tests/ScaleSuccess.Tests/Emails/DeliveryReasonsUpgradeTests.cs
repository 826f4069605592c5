using Npgsql;
using ScaleSuccess.Tests.Given;
using Sql = ScaleSuccess.Foundation.Sql;

namespace ScaleSuccess.Tests.Emails;

/// <summary>What 0013 makes of the sentences and the data of messages that earlier builds wrote.</summary>
public sealed class DeliveryReasonsUpgradeTests
{
    [Theory]
    [InlineData("The reader left this topic, or the address bounced.", "suppressed", "[]")]
    [InlineData("The server stopped while this was handed over; it may have arrived.", "host_stopped", "[]")]
    [InlineData("The mail engine broke off, and it may have arrived: a fault: of ours", "engine_failed", """["a fault: of ours"]""")]
    [InlineData("Could not be written: E-mail `x` needs `a`.", "not_composed", """["E-mail `x` needs `a`."]""")]
    [InlineData("The mail server asks to try later: 451 4.3.0 full", "asked_to_wait", """["451 4.3.0 full"]""")]
    [InlineData("The mail server wants us to sign in: 530 sign in. Check Mail__User, Mail__Password and Mail__Security.", "sign_in_wanted", """["530 sign in"]""")]
    [InlineData("The mail server refuses the sender, not this message: 550 no. Check Mail__From and whether the server lets this machine send.", "sender_refused", """["550 no"]""")]
    [InlineData("The mail server refuses the sender's address: 550 5.1.8 no. Check Mail__From.", "sender_address_refused", """["550 5.1.8 no"]""")]
    [InlineData("The mail server's policy refuses us: 554 no. Check Mail__From, the sender's DNS records and whether the server relays for this machine.", "policy_refused", """["554 no"]""")]
    [InlineData("The mailbox is full: 552 full", "mailbox_full", """["552 full"]""")]
    [InlineData("The address takes no mail: 550 5.1.1 \"gone\"\nsecond line", "address_refused", """["550 5.1.1 \"gone\"\nsecond line"]""")]
    [InlineData("The mail server refuses this message: 554 spam", "message_refused", """["554 spam"]""")]
    [InlineData("The message to a@b.example cannot be sent as it is: the subject has a line break.", "subject_has_line_break", """["a@b.example"]""")]
    [InlineData("The message to a@b.example cannot be sent as it is: the header List-Id has a line break or a letter beyond ASCII.", "header_not_plain", """["a@b.example", "List-Id"]""")]
    [InlineData("The message to no address cannot be sent as it is: \"no address\" is not an address that mail servers take.", "address_not_usable", """["no address"]""")]
    [InlineData("The message to a@b.example cannot be sent as it is: Odd.", "message_not_usable", """["a@b.example", "Odd."]""")]
    [InlineData("Mail:User is set but Mail:Security is none: the password would cross the network in clear. Set Mail__Security to starttls or tls.", "password_in_clear", "[]")]
    [InlineData("The mail folder /data/mail cannot be written: No space left", "folder_not_writable", """["/data/mail", "No space left"]""")]
    [InlineData("The connection to mail:25 broke before it confirmed the message: it did not answer in time", "confirmation_late", """["mail:25"]""")]
    [InlineData("The connection to mail:25 broke before it confirmed the message: reset", "confirmation_lost", """["mail:25", "reset"]""")]
    [InlineData("The connection to mail:25 failed: Connection refused. Check Mail__Host and Mail__Port.", "connection_failed", """["mail:25", "Connection refused"]""")]
    [InlineData("The certificate of mail:25 is not trusted by this machine. Set Mail__Host to the name in the certificate, or Mail__Certificate to its SHA-256 fingerprint.", "certificate_not_trusted", """["mail:25"]""")]
    [InlineData("mail:25 does not let ops sign in: 535: who. Check Mail__User and Mail__Password.", "sign_in_refused", """["mail:25", "ops", "535: who"]""")]
    [InlineData("mail:25 did not answer within 30 s. Check Mail__Host, Mail__Port and Mail__Security.", "no_answer", """["mail:25", "30"]""")]
    [InlineData("mail:25 did not answer within 30 s. Check Mail__Host, Mail__Port and Mail__Security (a port that wants TLS at once stays silent).", "no_answer", """["mail:25", "30"]""")]
    [InlineData("mail:25 cannot do what is asked: No STARTTLS. Check Mail__Security (STARTTLS) and Mail__User (signing in).", "not_supported", """["mail:25", "No STARTTLS."]""")]
    [InlineData("Given up after 9 tries: The mailbox is full: 552 full", "given_up", """["9", "mailbox_full", "552 full"]""")]
    [InlineData("Given up after 9 tries: Whatever it was.", "given_up", """["9", "other", "Whatever it was."]""")]
    [InlineData("Something that no build wrote: {0}", "other", """["Something that no build wrote: {0}"]""")]
    public async Task A_sentence_becomes_a_code_and_its_arguments_and_nothing_is_lost(string sentence, string code, string args)
    {
        await using var source = await Before();
        await source.Execute($"update messages set reason = {Quoted(sentence)} where id = 1; insert into suppressions (address, cause, detail, created_at) values ('n@a.example', 'bounce', {Quoted(sentence)}, now())");
        await Upgrade(source);
        Assert.Equal($"{code} {args}", await source.One("select concat_ws(' ', reason_code, reason_args) from messages where id = 1"));
        Assert.Equal($"{code} {args}", await source.One("select concat_ws(' ', reason_code, reason_args) from suppressions"));
    }

    [Fact]
    public async Task A_message_without_a_reason_still_has_none()
    {
        await using var source = await Before();
        await source.Execute("insert into suppressions (address, topic, cause, created_at) values ('n@a.example', 'plan', 'unsubscribed', now())");
        await Upgrade(source);
        Assert.Equal("true", await source.One("select bool_and(reason_code is null and reason_args = '[]')::text from messages"));
        Assert.Equal("true", await source.One("select (reason_code is null and reason_args = '[]')::text from suppressions"));
    }

    [Fact]
    public async Task Messages_that_wait_say_the_same_as_those_queued_from_now_on()
    {
        await using var source = await Before();
        await Upgrade(source);
        Assert.Equal("""{"links.done": "/c/{token}/7?answer=done", "links.stuck": "/c/{token}/7?answer=stuck", "links.onTrack": "/c/{token}/7?answer=on_track", "measure.title": "", "milestone.due": "2027-03-02", "milestone.title": "Kick-off"}""",
            await source.One("select data::text from messages where email = 'check-in'"));
        Assert.Equal("""{"plan.title": "P", "plan.nextMilestoneDate": "2027-01-18"}""", await source.One("select data::text from messages where email = 'plan-ready'"));
    }

    private static async Task<NpgsqlDataSource> Before()
    {
        var source = NpgsqlDataSource.Create(await (await TestPostgres.Migrated(Earlier)).NewDatabase());
        await source.Execute("""
            insert into customers (key, name, tier, time_zone, created_at) values ('a', 'A', 'small', 'UTC', now());
            insert into contacts (customer_id, name, email, role, created_at) values (1, 'N', 'n@a.example', 'champion', now());
            insert into messages (contact_id, email, occurrence, topic, data, due_at, created_at) values
                (1, 'survey-invitation', 'onboarding/first', 'survey', '{}', now(), now()),
                (1, 'plan-ready', 'plan/1', 'plan', '{"plan.title": "P", "plan.nextMilestoneDate": "18 January 2027"}', now(), now()),
                (1, 'check-in', 'plan/1/2027-03-01', 'check_in',
                 '{"checkIn": 7, "milestone.title": "Kick-off", "milestone.due": "2 March 2027", "measure.title": ""}', now(), now());
            """);
        return source;
    }

    private static async Task Earlier(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var migration in Sql.Migrations.TakeWhile(name => string.CompareOrdinal(name, "0012") < 0))
            await source.Execute(Sql.Text("Foundation/Migrations/" + migration));
    }

    private static Task Upgrade(NpgsqlDataSource source) => source.Execute(Sql.Text("Foundation/Migrations/0013_delivery_reasons.sql"));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
