import { parseJsonEventStream } from "@ai-sdk/provider-utils";
import { readUIMessageStream, uiMessageChunkSchema, type UIMessageChunk } from "ai";

import { textOf, toChatMessage } from "@/lib/chat/messages";
import type { ChatMessage } from "@/lib/chat/types";

import { byteStream, captured } from "./sse";

async function readChunks(stream: string): Promise<UIMessageChunk[]> {
  const chunks: UIMessageChunk[] = [];
  const results = parseJsonEventStream({
    stream: byteStream(stream),
    schema: uiMessageChunkSchema,
  });
  for await (const result of results) {
    if (!result.success) throw result.error;
    chunks.push(result.value);
  }
  return chunks;
}

async function readMessage(stream: string): Promise<ChatMessage> {
  const chunks = await readChunks(stream);
  const source = new ReadableStream<UIMessageChunk>({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
  let last: ChatMessage | undefined;
  for await (const message of readUIMessageStream<ChatMessage>({ stream: source })) last = message;
  if (!last) throw new Error("The stream held no message.");
  return last;
}

describe("the API's stream, read by the AI SDK", () => {
  it("refuses a chunk type the protocol does not have", async () => {
    const strange = 'data: {"type":"task-added","task":{}}\n\n';
    await expect(readChunks(strange)).rejects.toThrow();
  });

  it("begins with the ids and ends with the outcome", async () => {
    const chunks = await readChunks(captured("add-task"));
    expect(chunks[0]).toMatchObject({
      type: "start",
      messageMetadata: { conversation_id: expect.any(String), turn_id: expect.any(String) },
    });
    expect(chunks.at(-1)).toMatchObject({ type: "finish", messageMetadata: { status: "done" } });
  });

  it("ignores heartbeats", async () => {
    const stream = captured("add-task");
    const beating = stream.replaceAll("\n\ndata:", "\n\n: still here\n\ndata:");
    expect(beating).not.toBe(stream);
    expect(await readMessage(beating)).toEqual(await readMessage(stream));
  });

  it("makes a message with the tool call, its duration and the words", async () => {
    const message = await readMessage(captured("add-task"));
    const tool = message.parts.find((part) => part.type === "dynamic-tool");
    expect(tool).toMatchObject({
      toolName: "add_task",
      state: "output-available",
      input: { title: "Buy groceries" },
      output: { status: "ok", data: { number: 1, title: "Buy groceries" } },
    });
    expect(message.parts.find((part) => part.type === "data-tool")).toMatchObject({
      data: { tool_call_id: tool?.toolCallId, duration_ms: expect.any(Number) },
    });
    expect(textOf(message)).toBe('Added task 1: "Buy groceries".');
    expect(message.metadata).toMatchObject({
      status: "done",
      provider: "builtin",
      fallback: false,
    });
  });

  it("is the same message as its stored form, but for steps and metadata", async () => {
    const streamed = await readMessage(captured("unknown-task"));
    const tool = streamed.parts.find((part) => part.type === "dynamic-tool");
    if (tool?.state !== "output-available") throw new Error("The tool gave no output.");
    const stored = toChatMessage({
      id: streamed.id,
      seq: 4,
      role: "assistant",
      content: textOf(streamed),
      tool_calls: [
        {
          id: tool.toolCallId,
          tool: tool.toolName,
          parameters: tool.input as Record<string, unknown>,
          result: tool.output as Record<string, unknown>,
          error: null,
          duration_ms: 12,
        },
      ],
      turn_id: "turn",
      created_at: "2026-11-24T16:00:00Z",
      status: "done",
    });
    const kinds = (message: ChatMessage) =>
      message.parts
        .map(({ type }) => type)
        .filter((type) => type !== "step-start" && type !== "data-conversation");
    expect(kinds(stored)).toEqual(kinds(streamed));
    const { toolCallId, toolName, state, input, output } = tool;
    expect(stored.parts[0]).toEqual({
      type: "dynamic-tool",
      toolCallId,
      toolName,
      state,
      input,
      output,
    });
  });
});
