import { readFileSync } from "node:fs";
import type { PoolConfig } from "pg";

const TLS_PARAMETERS = ["sslmode", "channel_binding", "sslrootcert", "sslnegotiation"];

type Tls = NonNullable<PoolConfig["ssl"]>;

function tlsFor(mode: string, binding: boolean, rootCert: string | null): Tls | boolean {
  const ca = rootCert && rootCert !== "system" ? readFileSync(rootCert, "utf8") : undefined;
  // libpq upgrades `require` to `verify-ca` when it is given a root certificate.
  if (mode === "verify-full" || rootCert === "system") return { rejectUnauthorized: true, ca };
  if (mode === "verify-ca" || (mode === "require" && ca)) {
    return { rejectUnauthorized: true, ca, checkServerIdentity: () => undefined };
  }
  // A URL asking for channel binding wants no one in between; checking the certificate does that.
  if (mode === "require") return { rejectUnauthorized: binding };
  return false;
}

/**
 * Connection settings of node-postgres for a URL as providers hand it out. The driver reads
 * `sslmode` otherwise than libpq (`require` as `verify-full`) and warns about it; the API and the
 * MCP server use libpq, so its meaning is kept here and one URL behaves the same everywhere.
 */
export function connectionConfig(databaseUrl: string): PoolConfig {
  const at = databaseUrl.indexOf("?");
  if (at < 0) return { connectionString: databaseUrl, ssl: false };
  const query = new URLSearchParams(databaseUrl.slice(at + 1));
  const binding = query.get("channel_binding") === "require";
  const ssl = tlsFor(query.get("sslmode") ?? "prefer", binding, query.get("sslrootcert"));
  for (const name of TLS_PARAMETERS) query.delete(name);
  const rest = query.size ? `?${query}` : "";
  return {
    connectionString: databaseUrl.slice(0, at) + rest,
    ssl,
    ...(binding && { enableChannelBinding: true }),
  };
}
