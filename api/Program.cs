using Compliance;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
var s = new Settings { Storage = args[0] };
var db = new Database(args[0]);
Migrations.Apply(db, TimeProvider.System);
Projection.RewriteForNewRules(db);
try { Console.WriteLine(new SeedFiles(db, TimeProvider.System).Load(args[1])); }
catch (ImportRefusedException e) { foreach (var m in e.Mistakes) Console.WriteLine(m); return 1; }
Server.Build(s).Run();
return 0;
