import createClient from "openapi-fetch";
import type { paths } from "./generated/schema.js";

// Lists and the short answer come in several formats: this client reads JSON.
const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: process.argv[2] ?? "http://localhost:8080" });

const { data, error } = await client.GET("/v1/cases/{member}/{convention}/status", {
  params: { path: { member: "KAZ", convention: "C87" }, query: { asOf: "2021-06-30" } },
});
if (error) throw new Error(error.detail);
const years: number[] = data.examinedIn;
console.log(`${data.member} ${data.convention}: ${years.join(", ")}`);

const wrong = await client.GET("/v1/requests", { params: { query: { limit: 0 } } });
if (wrong.error?.errors[0]?.parameter !== "limit") throw new Error("a wrong parameter was not named");
