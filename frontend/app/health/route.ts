/** Whether the process lives; says nothing of what it depends on. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ status: "ok", checks: {} });
}
