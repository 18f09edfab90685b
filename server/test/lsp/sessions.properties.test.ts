/** Whatever an editor sends in whatever order, the server ends where a new one would begin. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancellationTokenSource, type Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { policies } from '../rules/fragments.ts';
import { TestClient } from './harness.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 25);

/** None of them is a layer above another. */
const uris = [
  'file:///srv/one/requirements.toml',
  'file:///srv/two/managed_config.toml',
  'file:///home/user/.codex/config.toml',
  'file:///src/app/.codex/agents/reviewer.toml',
] as const;

/** Requests about a place, with what they need beside it. */
const requests = {
  'textDocument/hover': {},
  'textDocument/completion': { context: { triggerKind: 1 } },
  'textDocument/documentHighlight': {},
  'textDocument/documentSymbol': {},
  'textDocument/foldingRange': {},
  'textDocument/documentLink': {},
} as const;

type Step =
  | { readonly kind: 'open'; readonly file: number; readonly text: string }
  | { readonly kind: 'change'; readonly file: number; readonly edits: readonly Edit[] }
  | { readonly kind: 'close'; readonly file: number }
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
    '',
    'x',
    '\n',
    '\r\n',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '=',
    ' = ',
    ',',
    '#',
    '"""',
    '\u{1f600}',
    '\ud800',
    '\0',
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

/** What the editor holds, file by file. */
type Held = Map<string, TextDocument>;

describe('sessions of any kind', function () {
  this.timeout(600_000);

  it('end with what a new server says of the same texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const client = new TestClient();
        await client.initialize();
        const held: Held = new Map();
        for (const [index, one] of steps.entries()) await take(client, held, one, index + 1);
        const shown = await shownBy(client, held);
        client.dispose();
        assert.deepEqual(shown, await shownByNew(held));
        assert.deepEqual(client.logged, []);
      }),
      { numRuns },
    );
  });
});

/** Every step has a version of its own: a file that is opened again must not be taken for what it was. */
async function take({ connection }: TestClient, held: Held, step: Step, version: number): Promise<void> {
  const uri = uris[step.file] ?? uris[0];
  const document = held.get(uri);
  if (step.kind === 'open') {
    if (document) return;
    held.set(uri, TextDocument.create(uri, 'toml', version, step.text));
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'toml', version, text: step.text },
    });
    return;
  }
  if (step.kind === 'ask') {
    const position = document?.positionAt(Math.floor(step.at * document.getText().length)) ?? { line: 3, character: 7 };
    const more = requests[step.method as keyof typeof requests];
    const source = new CancellationTokenSource();
    const answer = connection.sendRequest(step.method, { textDocument: { uri }, position, ...more }, source.token);
    if (step.cancel) source.cancel();
    await answer.catch((error: unknown) => assert.match(String(error), step.cancel ? /cancel/i : /^$/));
    return;
  }
  if (!document) return;
  if (step.kind === 'close') {
    held.delete(uri);
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    return;
  }
  if (step.kind === 'actions') {
    const range = rangeIn(document, step.at, step.length);
    await connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    return;
  }
  let current = document;
  const contentChanges = step.edits.map(({ at, length, text, whole }) => {
    const change = whole ? { text: `${current.getText()}${text}` } : { range: rangeIn(current, at, length), text };
    current = TextDocument.update(current, [change], version);
    return change;
  });
  held.set(uri, current);
  await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

function rangeIn(document: TextDocument, at: number, length: number): Range {
  const start = Math.floor(at * document.getText().length);
  return { start: document.positionAt(start), end: document.positionAt(start + length) };
}

/** The diagnostics of every file that is open. */
async function shownBy(client: TestClient, held: Held): Promise<[string, Diagnostic[]][]> {
  const shown: [string, Diagnostic[]][] = [];
  for (const [uri, { version }] of held) shown.push([uri, (await client.diagnostics(uri, version)).diagnostics]);
  return shown;
}

async function shownByNew(held: Held): Promise<[string, Diagnostic[]][]> {
  const client = new TestClient();
  await client.initialize();
  for (const [uri, document] of held) await client.open(uri, document.getText(), document.version);
  const shown = await shownBy(client, held);
  client.dispose();
  return shown;
}
