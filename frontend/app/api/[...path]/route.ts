import { proxyToApi } from "@/lib/server/api-proxy";

export const dynamic = "force-dynamic";

export {
  proxyToApi as DELETE,
  proxyToApi as GET,
  proxyToApi as HEAD,
  proxyToApi as OPTIONS,
  proxyToApi as PATCH,
  proxyToApi as POST,
  proxyToApi as PUT,
};
