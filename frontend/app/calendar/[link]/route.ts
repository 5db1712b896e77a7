import { proxyToApi } from "@/lib/server/api-proxy";

export const dynamic = "force-dynamic";

/** The calendar feed: calendar apps ask here without a session, the secret in the path is all they have. */
export { proxyToApi as GET };
