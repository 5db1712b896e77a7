import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";

import type { Store } from "./window-counter";

/** Ends every link to a new password that somebody has; the one that is used is ended by its use. */
export async function endResetLinks(store: Store, userId: string): Promise<void> {
  await store.deleteMany({ model: "verification", where: [{ field: "value", value: userId }] });
}

/** A password that was changed also ends the links that were asked for before. */
export function resetLinks(): BetterAuthPlugin {
  return {
    id: "reset-links",
    hooks: {
      after: [
        {
          matcher: ({ path }: { path?: string }) => path === "/change-password",
          handler: createAuthMiddleware(async (ctx) => {
            if (isAPIError(ctx.context.returned)) return;
            const session = ctx.context.newSession ?? (await getSessionFromCtx(ctx));
            if (session) await endResetLinks(ctx.context.adapter, session.user.id);
          }),
        },
      ],
    },
  };
}
