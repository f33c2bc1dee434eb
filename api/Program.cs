using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Storage;
var db = new Database(args[0]);
Migrations.Apply(db, TimeProvider.System);
Projection.RewriteForNewRules(db);
try { Console.WriteLine(new SeedFiles(db, TimeProvider.System).Load(args[1])); }
catch (ImportRefusedException e) { foreach (var m in e.Mistakes) Console.WriteLine(m); return 1; }
return 0;
