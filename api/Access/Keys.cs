namespace Compliance.Access;

public sealed class Keys
{
    public bool IsValid(string id) => id.Length > 0;
}
