import assert from 'node:assert/strict';
import { featureAliases, features } from '../../../src/codex/features.ts';
import { type Fate, fateAlong } from '../../../src/codex/history/fate.ts';
import { featureHistories } from '../../../src/codex/history/features.ts';
import { formerKeys, keysSince, unaskedBelow } from '../../../src/codex/history/keys.ts';
import { fateIn, knownSince, releasesByFate, valueSince } from '../../../src/codex/history/lookup.ts';
import { stepInto } from '../../../src/codex/history/places.ts';
import { askedReleases, newestRelease } from '../../../src/codex/history/releases.ts';
import { general, schemaIn } from '../../../src/codex/history/schema.ts';
import { valueHistories } from '../../../src/codex/history/values.ts';
import { firstReader } from '../../../src/codex/history/verdict.ts';
import { walk } from '../../../src/codex/lookup.ts';
import { requirementsSchema } from '../../../src/codex/requirements/index.ts';
import type { Schema } from '../../../src/codex/schema.ts';
import type { KeyPath } from '../../../src/toml/document.ts';

const places = new Set(
  [...walk(requirementsSchema)].map(({ path }) => general(path.join('.').replaceAll('.[]', '[]'))),
);

/** What becomes of a key by a schema that is worked out as a whole. */
function fateInSchema(schema: Schema, path: KeyPath): Fate {
  const [step, ...rest] = path;
  if (step === undefined || schema.type === 'any') return 'known';
  if (schema.type === 'anyOf') {
    const meant = schema.options.filter((option) => stepInto(option, step));
    const fates = (meant.length > 0 ? meant : schema.options).map((option) => fateInSchema(option, path));
    return (['known', 'ignored'] as const).find((fate) => fates.includes(fate)) ?? 'refused';
  }
  const next = stepInto(schema, step);
  if (next) return fateInSchema(next[1], rest);
  return schema.type === 'table' && schema.unknownKeys === 'ignored' ? 'ignored' : 'refused';
}

describe('the history of keys', () => {
  const known: readonly (readonly [path: KeyPath, since: number | undefined, lastAbsent: number | undefined])[] = [
    [['allowed_sandbox_modes'], 77, 66],
    [['mcp_servers', 'docs', 'identity', 'command'], 90, 80],
    [['mcp_servers', 'docs', 'identity', 'command', 'args', 0, 'match'], 144, 142],
    [['plugins', 'p', 'mcp_servers', 's', 'identity', 'url'], 128, 125],
    [['allowed_approval_policies', 0, 'granular', 'rules'], 116, 113],
    [['experimental_network', 'domains', 'example.com'], 118, 116],
    [['hooks', 'Stop', 0, 'hooks', 0, 'server'], 148, 146],
    [['hooks', 'SessionEnd', 0, 'matcher'], 146, 144],
    [['permissions', 'filesystem', 'deny_read'], 123, 121],
    [['permissions', 'corp', 'extends'], 133, 130],
    [['permissions', 'network', 'enabled'], 169, 166],
    [['otel', 'log_sse_deltas'], 169, 166],
    [['model_providers', 'amazon-bedrock', 'location'], 166, 165],
    [['model_providers', 'own', 'aws', 'region'], undefined, undefined],
    [['features', 'apps'], 110, 104],
    [['features', 'hooks'], 130, 128],
    [['features', 'collab'], undefined, undefined],
    [['colour'], undefined, undefined],
    [[], undefined, undefined],
  ];
  for (const [path, since, lastAbsent] of known) {
    it(`says since when ${path.join('.') || 'nothing'} is known`, () => {
      const found = knownSince(path);
      assert.deepEqual([found?.since, found?.lastAbsent, found?.last], [since, lastAbsent, undefined]);
    });
  }

  it('is the same over the releases that make the same of a key', () => {
    const keys = Array.from(walk(requirementsSchema), ({ path }) => path.map((step) => (step === '[]' ? 0 : step)));
    const pins = ['features', 'feature_requirements'].flatMap((table) =>
      [...featureHistories.keys(), ...Object.keys(featureAliases), 'unheard_of'].map((name) => [table, name]),
    );
    for (const path of [...keys, ...pins]) {
      const alone = askedReleases.map((release) => [release, fateIn(path, release)]);
      const together = Object.entries(releasesByFate(path)).flatMap(([fate, releases]) =>
        releases.map((release) => [release, fate] as const),
      );
      together.sort(([one], [other]) => one - other);
      assert.deepEqual(together, alone, path.join('.'));
    }
  });

  it('goes by what a release reads, as a whole', () => {
    const keys = Array.from(walk(requirementsSchema), ({ path }) => path.map((step) => (step === '[]' ? 0 : step)));
    const gone = formerKeys.map(({ place }) => place.split('.'));
    const paths = [...keys, ...gone].flatMap((path) => [
      path,
      [...path, 'unheard_of'],
      [...path, 0],
      path.with(-1, 'x'),
    ]);
    for (const release of askedReleases.filter((one) => one >= firstReader)) {
      const whole = schemaIn(release, [...Object.keys(requirementsSchema.keys), ...gone.map(([root = '']) => root)]);
      const different = paths.filter((path) => fateAlong(path, release) !== fateInSchema(whole, path));
      assert.deepEqual(different, [], `0.${release}`);
    }
  });

  it('says until when keys are known that are gone', () => {
    assert.deepEqual(knownSince(['allowed_permissions']), { since: 133, lastAbsent: 130, last: 136 });
    assert.deepEqual(knownSince(['features', 'codex_hooks']), { since: 116, lastAbsent: 113, last: 128 });
  });

  const fates: readonly (readonly [path: KeyPath, release: number, fate: Fate])[] = [
    [['allowed_sandbox_modes'], 66, 'ignored'],
    [['allowed_sandbox_modes'], 77, 'known'],
    [['allowed_approvals_reviewers'], 118, 'ignored'],
    [['allowed_approval_policies', 0, 'granular'], 113, 'refused'],
    [['mcp_servers', 'a', 'identity', 'command', 'args'], 142, 'refused'],
    [['mcp_servers', 'a', 'identity', 'command', 'args'], 144, 'known'],
    [['features', 'hooks'], 104, 'ignored'],
    [['features', 'hooks'], 123, 'refused'],
    [['features', 'hooks'], 128, 'ignored'],
    [['features', 'hooks'], 130, 'known'],
    [['features', 'use_agent_identity'], 123, 'known'],
    [['features', 'use_agent_identity'], 125, 'ignored'],
    [['features', 'use_agent_identity'], 140, 'ignored'],
    [['features', 'use_agent_identity'], 142, 'known'],
    [['features', 'sleep_tool'], 142, 'known'],
    [['features', 'sleep_tool'], 150, 'ignored'],
    [['features', 'sleep_tool'], 152, 'known'],
    [['permissions', 'network'], 130, 'ignored'],
    [['permissions', 'network', 'enabled'], 166, 'refused'],
    [['application', 'storage'], 162, 'refused'],
    [['windows', 'sandbox_private_desktop'], 155, 'known'],
    [['windows', 'sandbox_private_desktop'], 157, 'ignored'],
    [['colour'], 169, 'ignored'],
  ];
  for (const [path, release, fate] of fates) {
    it(`says what 0.${release} does with ${path.join('.')}: ${fate}`, () => assert.equal(fateIn(path, release), fate));
  }

  it('says since when words are taken', () => {
    assert.equal(valueSince(['allowed_approvals_reviewers', 1], 'auto_review')?.since, 125);
    assert.equal(valueSince(['allowed_approvals_reviewers', 1], 'user'), undefined);
    assert.equal(valueSince(['rules', 'prefix_rules', 0, 'decision'], 'prompt-user')?.lastAbsent, 166);
    assert.equal(valueSince(['experimental_network', 'unix_sockets', '/run/x'], 'none')?.last, 133);
    assert.equal(valueSince(['permissions', 'corp', 'network', 'unix_sockets', '/run/x'], 'deny')?.lastAbsent, 133);
  });

  it('names keys, words and releases that exist', () => {
    const former = formerKeys.map(({ place }) => place);
    const named = [...keysSince.keys(), ...valueHistories.flatMap((history) => history.places)];
    assert.deepEqual(
      [...named].filter((place) => !places.has(place) && !former.includes(place)),
      [],
    );
    for (const table of unaskedBelow) assert.ok(places.has(table), table);
    const releases = [
      ...keysSince.values(),
      ...[...featureHistories.values()].flatMap(({ since, last = since }) => [since, last]),
    ];
    for (const release of releases) assert.ok(askedReleases.includes(release), String(release));
  });

  it('has every root key and every feature', () => {
    for (const key of Object.keys(requirementsSchema.keys)) assert.ok(keysSince.has(key), key);
    for (const { name } of features) assert.ok(featureHistories.has(name), name);
    const listed = [...featureHistories].filter(([, { last }]) => last === undefined).map(([name]) => name);
    assert.deepEqual(listed.sort(), features.map(({ name }) => name).sort());
  });

  it('has the newest release know what the reference has', () => {
    for (const { path, schema } of walk(requirementsSchema)) {
      const at = path.map((step) => (step === '[]' ? 0 : step));
      if (!schema.retired && !at.includes('<name>')) assert.equal(fateIn(at, newestRelease), 'known', path.join('.'));
    }
  });
});
