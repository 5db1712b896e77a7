import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";

const SERVER = `
  import http from "node:http";
  const server = http.createServer((request, response) => {
    response.end(request.headers["x-forwarded-for"]);
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

async function heard(port: number, headers: Record<string, string>): Promise<string> {
  const request = http.get({ host: "127.0.0.1", port, headers, agent: false });
  const [answer] = (await once(request, "response")) as [http.IncomingMessage];
  return (await answer.toArray()).join("");
}

it("is added to those that the sender gives", async () => {
  const preload = ["--import", "./scripts/client-address.mjs", "--input-type=module", "-e", SERVER];
  const server = spawn(process.execPath, preload, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    const port = Number(line.toString());
    expect(await heard(port, {})).toBe("127.0.0.1");
    expect(await heard(port, { "X-Forwarded-For": "203.0.113.7" })).toBe("203.0.113.7, 127.0.0.1");
  } finally {
    server.kill();
    await once(server, "exit");
  }
});
