/**
 * A model that answers one prompt with a command, and says in every other turn that it is done.
 * Codex also calls it on its own account, for memories and for reviews of approvals.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { at, type Json } from '../../server/src/real-codex/json.ts';

export interface StubModel {
  /** The part of config.toml that selects the model. */
  readonly config: string;
  /** What Codex has sent, in order. */
  readonly requests: readonly unknown[];
}

/** The prompt that is answered with the command. */
export const PROMPT = 'Run the command.';

/** Serves the model on the loopback interface, and ends it after use. */
export async function withStubModel<T>(command: string, use: (model: StubModel) => Promise<T>): Promise<T> {
  const requests: unknown[] = [];
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') return void response.writeHead(404).end();
    const received: unknown = JSON.parse(await text(request));
    requests.push(received);
    reply(response, isPrompted(received) ? commandCall(command) : message('Done.'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use({ config: configFor((server.address() as AddressInfo).port), requests });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** What Codex told the model about its command. */
export function commandOutput(requests: readonly unknown[]): string {
  const inputs = requests.flatMap((request) => at(request, 'input') ?? []);
  const output = inputs.find((item) => at(item, 'type') === 'function_call_output');
  return String(at(output, 'output') ?? '');
}

/** Whether the last thing said is the prompt itself, and not a conversation that quotes it. */
function isPrompted(request: unknown): boolean {
  const input = at(request, 'input');
  const last: unknown = Array.isArray(input) ? input.at(-1) : undefined;
  return at(last, 'content', 0, 'text') === PROMPT;
}

function configFor(port: number): string {
  return `model = "stub"
model_provider = "stub"

[model_providers.stub]
name = "stub"
base_url = "http://127.0.0.1:${port}/v1"
wire_api = "responses"
`;
}

function commandCall(cmd: string): Json {
  return { type: 'function_call', call_id: 'call', name: 'exec_command', arguments: JSON.stringify({ cmd }) };
}

function message(content: string): Json {
  return { type: 'message', role: 'assistant', id: 'message', content: [{ type: 'output_text', text: content }] };
}

function reply(response: ServerResponse, item: Json): void {
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  const events = [
    { type: 'response.created', response: { id: 'response' } },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: { id: 'response', usage } },
  ];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''));
}
