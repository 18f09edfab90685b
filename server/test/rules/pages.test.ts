import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileKindOf } from '../../src/codex/file-kind.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { profileIds } from '../../src/risk/profiles.ts';
import { check } from '../../src/rules/check.ts';
import type { Context } from '../../src/rules/context.ts';
import { directedRelease } from '../../src/rules/directives.ts';
import { rules } from '../../src/rules/index.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { contextOf, findingsOf } from './golden.ts';

/** A text, and where the page says that it lies. */
interface Block {
  readonly text: string;
  readonly path: string | undefined;
}

interface Example {
  readonly before: Block;
  readonly after: Block;
  /** The profile that the page says it is checked with. */
  readonly profile: ProfileId | undefined;
}

/** The pairs of TOML blocks below "Before and after". A block belongs to the last word that is followed by a comma or colon. */
function examplesOf(page: string): Example[] {
  const section = /^## Before and after\n(.*?)(?=^## How to ignore it$)/ms.exec(page)?.[1] ?? '';
  const blocks = [...section.matchAll(/(?<prose>.*?)^```toml\n(?<text>.*?)^```$/gms)].map(({ groups }) => ({
    prose: groups?.prose ?? '',
    text: groups?.text ?? '',
  }));
  assert.equal(blocks.length, section.split('```').length >> 1, 'every block is TOML');
  assert.equal(blocks.length % 2, 0, 'blocks come in pairs');
  return blocks.flatMap(({ prose, text }, index) => {
    const next = blocks[index + 1];
    if (index % 2 === 1 || !next) return [];
    assert.match(withoutCode(prose), /\bbefore\b[^.\n]*:\n*$/i);
    assert.match(withoutCode(next.prose), /^\s*After\b[^.\n]*:\n*$/);
    const after = { text: next.text, path: pathIn(next.prose) };
    return [{ before: { text, path: pathIn(prose) }, after, profile: profileIn(prose) }];
  });
}

function withoutCode(prose: string): string {
  return prose.replace(/`[^`]*`/g, '');
}

function pathIn(prose: string): string | undefined {
  return /`([^`]*(?:requirements|config|agents\/[\w-]+)\.toml)`[^`]*$/.exec(prose)?.[1];
}

function profileIn(prose: string): ProfileId | undefined {
  const name = /--profile ([\w-]+)/.exec(prose)?.[1];
  const profile = profileIds.find((id) => id === name);
  assert.equal(profile, name, 'a profile that exists');
  return profile;
}

function contextOfBlock({ text, path }: Block, profile: ProfileId): Context {
  const document = parseDocument(text);
  const kind = path === undefined ? undefined : fileKindOf(path, document);
  // No page has other files beside it.
  return contextOf(text, profile, { path, kind, release: directedRelease(document), exists: () => false });
}

describe('the pages', () => {
  for (const { id } of rules) {
    const page = readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
    const examples = examplesOf(page);

    it(`${id} has an example`, () => assert.ok(examples.length > 0));

    for (const [index, { before, after, profile }] of examples.entries()) {
      // Without a word on profiles an example holds for all of them.
      for (const against of profile ? [profile] : profileIds) {
        it(`${id}: example ${index + 1} has the finding before and not after, for ${against}`, () => {
          assert.notDeepEqual(findingsOf(id, contextOfBlock(before, against)), []);
          assert.deepEqual(findingsOf(id, contextOfBlock(after, against)), []);
        });

        it(`${id}: example ${index + 1} ends as a file that Codex takes whole, for ${against}`, () => {
          const lost = check(contextOfBlock(after, against)).filter(({ verdict }) => /rejects|ignores/.test(verdict));
          assert.deepEqual(
            lost.map(({ message }) => message),
            [],
          );
        });
      }
    }
  }
});
