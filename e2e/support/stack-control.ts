type Service = "api" | "mcp" | "web" | "all";

/** True where the stack under test can be taken apart: `make e2e` gives `STACK_CONTROL`, a cluster does not. */
export const hasStackControl = Boolean(process.env.STACK_CONTROL);

/** Stops (politely), kills (as a crash would) or starts one service; returns when that is done. */
export async function control(action: "stop" | "kill" | "start", service: Service): Promise<void> {
  const response = await fetch(`${process.env.STACK_CONTROL}/${action}/${service}`, {
    method: "POST",
  });
  if (!response.ok) throw new Error(`${action} ${service}: ${response.status}`);
}
