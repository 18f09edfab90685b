/** All fixes at once lead to where one after the other leads. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { releaseFor } from '../../src/codex/version.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { type Caution, fixAll } from '../../src/rules/apply.ts';
import { Context, type Surroundings } from '../../src/rules/context.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import { notIgnored } from '../../src/rules/ignores.ts';
import { rulesOf } from '../../src/rules/index.ts';
import { runRule } from '../../src/rules/rule.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { lines } from './golden.ts';
import { mutantsOf } from './mutants.ts';
import { places, readers } from './spoilt-files.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 40);

const cautions: readonly Caution[] = ['repairs', 'safe', 'all'];

/** What `fixAll` has to give: the first fix that is sound, and then everything anew. */
function oneByOne(text: string, profile: ProfileId, where: Surroundings, caution: Caution): string {
  const seen = new Set<string>();
  let current = text;
  while (!seen.has(current)) {
    seen.add(current);
    current = firstFix(new Context(parseDocument(current), profile, where), caution) ?? current;
  }
  return current;
}

function firstFix(context: Context, caution: Caution): string | undefined {
  for (const rule of rulesOf(context.kind)) {
    if (rule.tightens && caution === 'repairs') continue;
    for (const finding of notIgnored(context.document, runRule(rule, context))) {
      const fixed = fixesOf(context, finding)
        .find(({ safe }) => safe || caution === 'all')
        ?.apply();
      if (fixed !== undefined && fixed !== context.document.text) return fixed;
    }
  }
  return undefined;
}

describe('fixes together', function () {
  this.timeout(60_000);

  for (const [name, { kind, path, texts }] of Object.entries(places)) {
    it(`are the same as one by one in ${name}`, () => {
      fc.assert(
        fc.property(mutantsOf(texts, 12), readers, fc.constantFrom(...cautions), (text, reader, caution) => {
          const where = { kind, path, release: releaseFor(reader.range) };
          const expected = oneByOne(text, reader.profile, where, caution);
          assert.equal(fixAll(text, reader.profile, where, { caution }), expected);
        }),
        { numRuns },
      );
    });
  }

  it('go to their end in a long file', () => {
    // To read it anew after each of them would take more than may be read.
    const comment = `# ${'what they are for '.repeat(12_000)}`;
    const servers = (key: string) => Array.from({ length: 260 }, (_, index) => `[mcp_servers.s${index}]\n${key} = 5\n`);
    const text = (key: string) => lines(comment, ...servers(key));
    assert.equal(fixAll(text('startup_timeout_secs'), 'balanced', { kind: 'config' }), text('startup_timeout_sec'));
  });

  const connected: Readonly<Record<string, string>> = {
    'two keys that are refused one without the other': lines(
      'default_permission = ":workspace"',
      '[allowed_permission_profile]',
      '":workspace" = true',
    ),
    'patterns that come to the same': lines('[permissions.filesystem]', 'deny_read = [".env", "**/.env", "a/.env"]'),
    'two keys that mean the same one': lines('[features]', 'memorie = false', 'memoris = false'),
    'one that is passed over before many': lines(
      '[mcp_servers.a]',
      'comand = "b"',
      'command = "c"',
      ...['d', 'e', 'f'].flatMap((name) => [`[mcp_servers.${name}]`, 'command = "x"', 'startup_timeout_secs = 5']),
    ),
  };

  for (const [name, text] of Object.entries(connected)) {
    it(`lead where one by one leads: ${name}`, () => {
      for (const [kind, caution] of [
        ['requirements', 'safe'],
        ['config', 'all'],
      ] as const) {
        assert.equal(fixAll(text, 'balanced', { kind }, { caution }), oneByOne(text, 'balanced', { kind }, caution));
      }
    });
  }
});
