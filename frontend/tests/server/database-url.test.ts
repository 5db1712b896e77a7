import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { connectionConfig } from "@/lib/server/database-url";

const HOST = "postgresql://user:p%40ss@db.example:5432/todo";

it.each([
  ["", false],
  ["?sslmode=disable", false],
  ["?sslmode=prefer", false],
  ["?sslmode=require", { rejectUnauthorized: false }],
  ["?sslmode=verify-full", { rejectUnauthorized: true, ca: undefined }],
  ["?sslmode=require&sslrootcert=system", { rejectUnauthorized: true, ca: undefined }],
])("reads %j as libpq does", (query, ssl) => {
  expect(connectionConfig(HOST + query)).toEqual({ connectionString: HOST, ssl });
});

it("takes Neon's URL as it is given, with the certificate checked", () => {
  expect(connectionConfig(`${HOST}?sslmode=require&channel_binding=require`)).toEqual({
    connectionString: HOST,
    ssl: { rejectUnauthorized: true },
    enableChannelBinding: true,
  });
});

it("checks against a given root certificate", () => {
  const file = join(tmpdir(), `root-${process.pid}.crt`);
  writeFileSync(file, "CERTIFICATE");
  const query = `?sslmode=verify-ca&sslrootcert=${encodeURIComponent(file)}`;
  expect(connectionConfig(HOST + query).ssl).toMatchObject({
    rejectUnauthorized: true,
    ca: "CERTIFICATE",
  });
});

it("leaves the socket of a URL without a host where it is", () => {
  const url = "postgresql://postgres:@/postgres?host=%2Frun%2Fpg&sslmode=disable";
  expect(connectionConfig(url)).toEqual({
    connectionString: "postgresql://postgres:@/postgres?host=%2Frun%2Fpg",
    ssl: false,
  });
});
