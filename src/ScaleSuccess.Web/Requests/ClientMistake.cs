using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Npgsql;

namespace ScaleSuccess.Web.Requests;

/// <summary>What the sender of a request did wrong, found out only while it was read or stored.</summary>
/// <param name="Reason">In one line, without anything that was sent: for the log and for developers.</param>
public sealed record ClientMistake(int Status, string Reason)
{
    /// <summary>Null: the fault is ours.</summary>
    public static ClientMistake? Of(Exception? error) => error switch
    {
        null => null,
        BadHttpRequestException bad => new(bad.StatusCode, OneLine(bad.Message)),
        AntiforgeryValidationException => new(StatusCodes.Status400BadRequest, "The form's token is missing or of another session."),
        // The framework's form readers throw these, and say nothing about whose fault it is; our own code throws neither.
        InvalidDataException or IOException when error.Source?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true =>
            new(StatusCodes.Status400BadRequest, OneLine(error.Message)),
        // Half a character: JSON can spell it, text cannot hold it.
        DecoderFallbackException or EncoderFallbackException => new(StatusCodes.Status400BadRequest, "The text is not valid Unicode."),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            new(StatusCodes.Status400BadRequest, "The text holds a character that no text may hold, such as NUL."),
        _ => Of(error.InnerException),
    };

    private static string OneLine(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 200 ? line[..200] : line;
    }
}
