using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ScaleSuccess.Tests.Given;

/// <summary>The folders and settings of a private Postfix. It must be started by root, and gives up its rights itself.</summary>
internal static class PostfixFiles
{
    public static string Settings(string folder) => Path.Combine(folder, "etc");

    public static async Task Write(string folder, int port, string inbox)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Postfix runs on Linux and macOS only.");
        foreach (var part in new[] { Settings(folder), Path.Combine(folder, "queue"), Path.Combine(folder, "data"), inbox })
            Directory.CreateDirectory(part);
        // Its programs run as other users than root, and temporary folders are made for root alone.
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await Own("nobody:nogroup", Path.Combine(folder, "mail"));
        await Own("postfix", Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(Settings(folder), "main.cf"), MainSettings(folder));
        await File.WriteAllTextAsync(Path.Combine(Settings(folder), "master.cf"), Programs(port));
    }

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static string MainSettings(string folder) => $$"""
        compatibility_level = 3.6
        queue_directory = {{folder}}/queue
        data_directory = {{folder}}/data
        maillog_file = {{folder}}/queue/log
        maillog_file_prefixes = {{folder}}
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = mail.example.test
        mydestination =
        mynetworks = 127.0.0.0/8
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        virtual_mailbox_domains = example.com
        virtual_mailbox_base = {{folder}}/mail
        virtual_mailbox_maps = static:inbox/
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        smtpd_recipient_restrictions = check_recipient_access inline:{ {nobody@example.com=550 5.1.1 Nobody lives here} }, permit_mynetworks, reject
        default_transport = error:5.1.2 Nothing leaves this machine
        relay_transport = error:5.1.2 Nothing leaves this machine

        """;

    private static string Programs(int port) => $"""
        127.0.0.1:{port} inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        proxywrite unix - - n - 1 proxymap
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """;

    private static async Task Own(string owner, string path)
    {
        using var chown = Process.Start("chown", ["-R", owner, path]);
        await chown.WaitForExitAsync();
        if (chown.ExitCode != 0) throw new InvalidOperationException($"{path} cannot be given to {owner}. Postfix needs a test run by root.");
    }
}
