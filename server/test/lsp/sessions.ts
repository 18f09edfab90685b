/** What editors do to a server: random sessions, and the state that a session ends with. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancellationTokenSource, type Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { policies } from '../rules/fragments.ts';
import type { TestClient } from './harness.ts';

/** None of them is a layer above another. */
const uris = [
  'file:///srv/one/requirements.toml',
  'file:///srv/two/managed_config.toml',
  'file:///home/user/.codex/config.toml',
  'file:///src/app/.codex/agents/reviewer.toml',
  'file:///srv/three/requirements.toml',
] as const;

/** Requests about a place, with what they need beside it. */
const requests = {
  'textDocument/hover': {},
  'textDocument/completion': { context: { triggerKind: 1 } },
  'textDocument/definition': {},
  'textDocument/documentHighlight': {},
  'textDocument/documentSymbol': {},
  'textDocument/foldingRange': {},
  'textDocument/documentLink': {},
  'textDocument/codeLens': {},
  'textDocument/prepareRename': {},
  'textDocument/rename': { newName: 'renamed' },
  'codexPolicy/posture': { view: true },
} as const;

export type Step =
  | { readonly kind: 'open'; readonly file: number; readonly text: string }
  | { readonly kind: 'change'; readonly file: number; readonly edits: readonly Edit[] }
  | { readonly kind: 'close'; readonly file: number }
  | { readonly kind: 'move'; readonly file: number; readonly to: number }
  | {
      readonly kind: 'ask';
      readonly file: number;
      readonly method: string;
      readonly at: number;
      readonly cancel: boolean;
    }
  | { readonly kind: 'actions'; readonly file: number; readonly at: number; readonly length: number };

/** Offsets count from 0 to 1, so that they hit a document of any length; `whole` sends all of the text. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly whole: boolean;
}

const typed = fc.oneof(
  fc.constantFrom(
    ...['', 'x', '\n', '\r\n', '\r', '"', "'", '[', ']', '{', '}', '=', ' = ', ',', '#', '"""'],
    ...['\u{1f600}', '\ud800', '\0', '\ufeff'],
  ),
  fc.constantFrom('half_typed = \n', '[features]\n', '[[hooks.Stop]]\n', 'sandbox_mode = "read-only"\n'),
  fc.constantFrom('# codex-policy: kind = none\n', '# codex-policy: profile = high-utility\n'),
);
const part = fc.double({ min: 0, max: 1, noNaN: true });
const file = fc.nat({ max: uris.length - 1 });
const edit: fc.Arbitrary<Edit> = fc.record({
  at: part,
  length: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
  text: typed,
  whole: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), file, text: policies }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      file,
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), file, to: file }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      file,
      method: fc.constantFrom(...Object.keys(requests)),
      at: part,
      cancel: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('actions' as const), file, at: part, length: fc.nat({ max: 80 }) }),
  },
);

/** What an editor does from its start on. */
export const sessions = fc.array(step, { minLength: 3, maxLength: 25 });

/** What the editor holds, file by file. */
export type Held = Map<string, TextDocument>;

/** Does all that a session is made of; gives what the editor holds at its end. */
export async function play(client: TestClient, steps: readonly Step[]): Promise<Held> {
  const held: Held = new Map();
  for (const [index, one] of steps.entries()) await take(client, held, one, index + 1);
  return held;
}

/** Every step has a version of its own: a file that is opened again must not be taken for what it was. */
export async function take(client: TestClient, held: Held, step: Step, version: number): Promise<void> {
  const uri = uris[step.file] ?? uris[0];
  const document = held.get(uri);
  switch (step.kind) {
    case 'open':
      return document ? undefined : open(client, held, TextDocument.create(uri, 'toml', version, step.text));
    case 'close':
      return document && close(client, held, uri);
    case 'move': {
      const to = uris[step.to] ?? uris[0];
      if (!document || held.has(to)) return;
      await close(client, held, uri);
      return open(client, held, TextDocument.create(to, 'toml', version, document.getText()));
    }
    case 'ask':
      return ask(client, uri, document, step);
    case 'actions':
      return document && actions(client, document, step);
    case 'change':
      return document && change(client, held, document, step.edits, version);
  }
}

async function open({ connection }: TestClient, held: Held, document: TextDocument): Promise<void> {
  const { uri, version } = document;
  held.set(uri, document);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'toml', version, text: document.getText() },
  });
}

async function close({ connection }: TestClient, held: Held, uri: string): Promise<void> {
  held.delete(uri);
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
}

async function ask(
  { connection }: TestClient,
  uri: string,
  document: TextDocument | undefined,
  { method, at, cancel }: Extract<Step, { kind: 'ask' }>,
): Promise<void> {
  const position = document?.positionAt(Math.floor(at * document.getText().length)) ?? { line: 3, character: 7 };
  const more = requests[method as keyof typeof requests];
  const source = new CancellationTokenSource();
  const answer = connection.sendRequest(method, { textDocument: { uri }, uri, position, ...more }, source.token);
  if (cancel) source.cancel();
  await answer.catch((error: unknown) => {
    // A rename says in words why there is none.
    if (!/[Rr]ename$/.test(method)) assert.match(String(error), cancel ? /cancel/i : /^$/);
  });
}

async function actions(
  { connection }: TestClient,
  document: TextDocument,
  { at, length }: Extract<Step, { kind: 'actions' }>,
): Promise<void> {
  const { uri } = document;
  const range = rangeIn(document, at, length);
  const context = { diagnostics: [] };
  await connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context });
}

async function change(
  { connection }: TestClient,
  held: Held,
  document: TextDocument,
  edits: readonly Edit[],
  version: number,
): Promise<void> {
  const { uri } = document;
  let current = document;
  const contentChanges = edits.map(({ at, length, text, whole }) => {
    const one = whole ? { text: `${current.getText()}${text}` } : { range: rangeIn(current, at, length), text };
    current = TextDocument.update(current, [one], version);
    return one;
  });
  held.set(uri, current);
  await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

function rangeIn(document: TextDocument, at: number, length: number): Range {
  const start = Math.floor(at * document.getText().length);
  return { start: document.positionAt(start), end: document.positionAt(start + length) };
}

/** What a server says of every file that is open. */
export async function stateOf(client: TestClient, held: Held): Promise<unknown[]> {
  const state: unknown[] = [];
  for (const [uri, { version }] of held) {
    const textDocument = { uri };
    const ask = (method: string, more: object = {}) =>
      client.connection.sendRequest(method, { textDocument, uri, ...more });
    state.push({
      uri,
      diagnostics: (await client.diagnostics(uri, version)).diagnostics,
      symbols: await ask('textDocument/documentSymbol'),
      folding: await ask('textDocument/foldingRange'),
      lenses: await ask('textDocument/codeLens'),
      posture: await ask('codexPolicy/posture', { view: true }),
    });
  }
  return state;
}

/** What a new server says of the same texts. */
export async function stateOfNew(client: TestClient, held: Held): Promise<unknown[]> {
  for (const [uri, document] of held) await client.open(uri, document.getText(), document.version);
  return stateOf(client, held);
}
