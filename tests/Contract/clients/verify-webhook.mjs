// Verifies a delivery with the library of the Standard Webhooks project: node verify-webhook.mjs SECRET FILE,
// where FILE is JSON with the headers and the body as they came.
import { readFile } from "node:fs/promises";
import { Webhook } from "standardwebhooks";

const { headers, body } = JSON.parse(await readFile(process.argv[3], "utf8"));
const event = new Webhook(process.argv[2]).verify(body, headers);
console.log(`verified ${event.type}`);
