import { ApiError, apiErrorFrom, errorSentence } from "@/lib/api/errors";

import { json } from "../support/fake-fetch";

describe("apiErrorFrom", () => {
  it("reads the API's form", async () => {
    const error = await apiErrorFrom(
      json({ error: "not_found", detail: "No such task." }, 404, { "x-request-id": "r-1" }),
    );
    expect(error).toMatchObject({
      code: "not_found",
      status: 404,
      detail: "No such task.",
      requestId: "r-1",
      retryAfter: null,
      retryable: false,
    });
  });

  it("keeps the first sentence of each field", async () => {
    const error = await apiErrorFrom(
      json(
        {
          error: "invalid_request",
          detail: "Check the fields.",
          errors: [
            { field: "title", error: "Too long." },
            { field: "title", error: "Also odd." },
            { field: 3 },
          ],
        },
        400,
      ),
    );
    expect(error.fields).toEqual({ title: "Too long." });
  });

  it.each([
    [503, "<html>Bad gateway</html>", "unavailable", true],
    [502, "", "unavailable", true],
    [500, "Internal Server Error", "internal", true],
    [404, "[]", "not_found", false],
    [418, "null", "internal", true],
  ])(
    "says something fit for %i with a body that is not ours",
    async (status, body, code, retry) => {
      const error = await apiErrorFrom(new Response(body, { status }));
      expect(error).toMatchObject({ code, status, retryable: retry });
      expect(error.detail).toMatch(/^[A-Z].*\.$/);
      expect(error.detail).not.toContain("<");
    },
  );

  it("does not show the detail of an internal error", async () => {
    const error = await apiErrorFrom(json({ error: "internal", detail: "KeyError: 'x'" }, 500));
    expect(error.detail).not.toContain("KeyError");
  });

  it("takes the waiting time from the body, else from the header", async () => {
    const body = await apiErrorFrom(
      json({ error: "rate_limited", detail: "Wait.", retry_after: 7 }, 429),
    );
    expect(body.retryAfter).toBe(7);
    const header = await apiErrorFrom(
      new Response("", { status: 429, headers: { "retry-after": "9" } }),
    );
    expect(header.retryAfter).toBe(9);
  });
});

test("an unknown error gets a neutral sentence, ours its own", () => {
  expect(errorSentence(new TypeError("x is undefined"))).not.toContain("undefined");
  expect(errorSentence(new ApiError({ code: "conflict", status: 409, detail: "Taken." }))).toBe(
    "Taken.",
  );
});
