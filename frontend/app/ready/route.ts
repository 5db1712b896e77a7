import { readiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { ready, checks } = await readiness();
  const status = ready ? "ready" : "not_ready";
  return Response.json({ status, checks }, { status: ready ? 200 : 503 });
}
