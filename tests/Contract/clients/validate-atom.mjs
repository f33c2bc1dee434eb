// Validates an Atom feed against the RELAX NG schema of RFC 4287 with libxml2: node validate-atom.mjs FILE
import { readFile } from "node:fs/promises";
import { validateXML } from "xmllint-wasm";

const [feed, schema] = await Promise.all([readFile(process.argv[2]), readFile(new URL("schemas/atom.rng", import.meta.url), "utf8")]);
const result = await validateXML({ xml: { fileName: "feed.xml", contents: feed }, schema, extension: "relaxng", maxMemoryPages: 4096 });
for (const error of result.errors) console.log(error.rawMessage);
process.exit(result.valid ? 0 : 1);
