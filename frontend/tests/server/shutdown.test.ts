import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { createInterface } from "node:readline";

const ENV = {
  ...process.env,
  DATABASE_URL: "postgresql://nobody:x@127.0.0.1:9/none",
  BETTER_AUTH_SECRET: "q7Vd0cJm3RzX9sKp5tYw1nLb8hGf2eUa",
};
const ARGUMENTS = ["--no-warnings", "--import", "./tests/support/app-imports.mjs"];

let child: ChildProcess;
let exited: Promise<[number | null, string | null]>;
let lines: AsyncIterator<string>;
let port: number;

async function start(drainSeconds: number, lingerMs = 0): Promise<void> {
  const limits = [String(drainSeconds), String(lingerMs)];
  const program = ["./tests/support/shutdown-process.ts", ...limits];
  child = spawn(process.execPath, [...ARGUMENTS, ...program], {
    env: ENV,
    stdio: ["ignore", "pipe", "inherit"],
  });
  exited = once(child, "exit") as typeof exited;
  lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  port = Number((await lines.next()).value);
}
afterEach(() => child.kill("SIGKILL"));

async function logged(): Promise<Record<string, unknown>> {
  return JSON.parse((await lines.next()).value as string) as Record<string, unknown>;
}

interface Answer {
  connection: string | undefined;
  text: Promise<string>;
}

async function get(path: string, agent = new http.Agent({ keepAlive: true })): Promise<Answer> {
  const request = http.get({ host: "127.0.0.1", port, path, agent });
  const [answer] = (await once(request, "response")) as [http.IncomingMessage];
  const read = async () => {
    let all = "";
    for await (const chunk of answer.setEncoding("utf8")) all += chunk;
    return all;
  };
  return { connection: answer.headers.connection, text: read() };
}

async function requestOn(agent: http.Agent): Promise<string | undefined> {
  const answer = await get("/", agent);
  expect(await answer.text).toBe("begun done");
  return answer.connection;
}

it("lets a running answer end, tells kept connections to leave, then ends by itself", async () => {
  await start(60, 30_000);
  const kept = new http.Agent({ keepAlive: true, maxSockets: 1 });
  expect(await requestOn(kept)).toBe("keep-alive");
  const stream = await get("/stream");

  child.kill("SIGTERM");
  expect(await logged()).toMatchObject({ message: "ending", running: 1 });
  expect(await requestOn(kept)).toBe("close");
  // Others may not have heard yet that nothing new should come here.
  expect(await (await get("/ready")).text).toContain("The process is ending.");
  await (
    await get("/finish")
  ).text;
  expect(await stream.text).toBe("begun done");
  expect(await logged()).toMatchObject({ level: "INFO", message: "ended" });
  expect(await exited).toEqual([0, null]);
});

it("says how many answers it cut when they did not end in time", async () => {
  await start(0.2);
  const stream = await get("/stream");
  child.kill("SIGTERM");
  child.kill("SIGINT");
  await expect(stream.text).rejects.toThrow("aborted");
  expect(await logged()).toMatchObject({ message: "ending" });
  expect(await logged()).toMatchObject({ level: "WARNING", cut: 1 });
  expect(await exited).toEqual([0, null]);
});

it("ends when nobody is connected", async () => {
  await start(60);
  child.kill("SIGTERM");
  expect(await logged()).toMatchObject({ message: "ending", running: 0 });
  expect(await logged()).toMatchObject({ message: "ended" });
  expect(await exited).toEqual([0, null]);
});
