import assert from 'node:assert/strict';
import { numberOf, releasesNamed } from '../../scripts/codex-reference/asked.ts';
import {
  compareFeatureNames,
  compareFeatures,
  parseAliases,
  parseFeatureList,
} from '../../scripts/codex-reference/features.ts';
import { factsIn, historyLines, kindFor, listedFeatures } from '../../scripts/codex-reference/history.ts';
import {
  expectation,
  isUnknownField,
  listedFields,
  listedVariants,
  missingField,
} from '../../scripts/codex-reference/messages.ts';
import { namesIn } from '../../scripts/codex-reference/names.ts';
import { causeOf } from '../../scripts/codex-reference/oracle.ts';
import {
  compareRequired,
  compareType,
  compareWords,
  isKnown,
  isLikeOthers,
  policyOf,
} from '../../scripts/codex-reference/probes.ts';
import { outcomeOf, report } from '../../scripts/codex-reference/report.ts';
import { namesRead } from '../../scripts/codex-reference/search.ts';
import { documentWithEntries, type Slot, slotsBelow, tablesAt } from '../../scripts/codex-reference/slots.ts';
import { schemaAt } from '../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../server/src/codex/requirements/index.ts';
import { config } from '../codex/config-documents/kind.ts';
import { requirements } from '../codex/documents/sample.ts';

/** The place of the reference at a path. */
function slot(path: string): Slot {
  const steps = path.split(' ');
  const found = steps.reduce<Slot | undefined>(
    (at, step) => at && slotsBelow(at.schema, at.path).find((below) => below.path.at(-1) === step),
    { kind: requirements, path: [], schema: requirementsSchema },
  );
  assert.ok(found, path);
  return found;
}

function table(path: string) {
  const at = slot(path);
  const [found] = tablesAt(at.schema, at.path);
  assert.ok(found, path);
  return found;
}

/** A Codex that always gives the same answer, or one by what the document has. */
const saying = (answer: string | undefined) => async () => answer;
const byText = (answers: readonly (readonly [string, string | undefined])[]) => async (text: string) =>
  answers.find(([part]) => text.includes(part))?.[1];

describe('what Codex’s errors say', () => {
  it('is the last cause, without the file', () => {
    const printed = `Error: failed to load bootstrap configuration

Caused by:
    failed to parse requirements layer /etc/codex/requirements.toml: invalid type: integer \`1\`, expected struct FeedbackConfigToml
    in \`feedback\`
    
`;
    assert.equal(causeOf(printed), 'invalid type: integer `1`, expected struct FeedbackConfigToml\nin `feedback`');
    assert.equal(
      causeOf('Error: error loading config: Model provider `x` not found\n'),
      'Model provider `x` not found',
    );
  });

  it('is a type', () => {
    const typed = (expected: string) =>
      expectation(`invalid type: floating point \`0.5\`, expected ${expected}\nin \`a\``);
    assert.deepEqual(typed('a boolean'), { types: ['boolean'] });
    assert.deepEqual(typed('path string'), { types: ['string'] });
    assert.deepEqual(typed('a sequence'), { types: ['array'] });
    assert.deepEqual(typed('struct FeedbackConfigToml'), { types: ['table'] });
    assert.deepEqual(typed('string or map'), { types: ['string', 'table'], isChoice: true });
    assert.deepEqual(typed('internally tagged enum HookHandlerConfig'), { types: ['table'] });
    assert.deepEqual(typed('u16'), { types: ['integer'], min: 0, max: 65535 });
    assert.deepEqual(typed('a nonzero u64'), { types: ['integer'], min: 1 });
    assert.deepEqual(typed('i64'), { types: ['integer'] });
    assert.equal(typed('a surprise'), undefined);
    assert.deepEqual(expectation('invalid type: unit variant, expected string only'), { types: ['string'] });
    assert.equal(expectation('data did not match any variant of untagged enum FeatureToml'), undefined);
  });

  it('is a list of words, in three forms', () => {
    const words = (list: string) => listedVariants(`unknown variant \`?\`, expected ${list}\nin \`a.\`b\``, '?');
    assert.deepEqual(words('`us`'), ['us']);
    assert.deepEqual(words('`allow` or `deny`'), ['allow', 'deny']);
    assert.deepEqual(words('one of `a`, `b`, `c`'), ['a', 'b', 'c']);
    assert.equal(listedVariants('unknown variant `other`, expected `a`', '?'), undefined);
  });

  it('is a list of keys, or one that is missing', () => {
    const error = 'unknown field `x`, expected `base_url` or `oauth`\nin `config_server`';
    assert.deepEqual(listedFields(error, 'x'), ['base_url', 'oauth']);
    assert.equal(isUnknownField(error, 'x'), true);
    assert.equal(isUnknownField(error, 'base_url'), false);
    assert.equal(missingField('missing field `product_name`\nin `a`'), 'product_name');
    assert.equal(missingField(error), undefined);
  });
});

describe('comparing features', () => {
  const listed = 'apps                 stable             true\nguardianv2.own       under development  false\n';

  it('reads what is listed', () => {
    assert.deepEqual(parseFeatureList(listed), [
      { name: 'apps', stage: 'stable', on: true },
      { name: 'guardianv2.own', stage: 'under development', on: false },
    ]);
  });

  it('reads what older releases list', () => {
    assert.deepEqual(parseFeatureList('unified_exec\tunder development\tfalse\n'), [
      { name: 'unified_exec', stage: 'under development', on: false },
    ]);
  });

  it('reads older names from warnings', () => {
    const warning =
      'Using legacy `features` requirement `connectors` from /etc/codex/requirements.toml; prefer canonical feature key `apps`';
    assert.deepEqual(parseAliases([warning, 'Ignoring unknown `features` requirement `x` from y']), {
      connectors: 'apps',
    });
  });

  it('tells what is new, gone and different', () => {
    const ours = {
      features: [
        { name: 'apps', stage: 'experimental', on: true },
        { name: 'memories', stage: 'stable', on: false },
      ],
      inert: ['apps'],
      aliases: { connectors: 'apps', collab: 'multi_agent' },
    };
    const codex = {
      features: parseFeatureList(listed),
      inert: [],
      aliases: { connectors: 'plugins', tele: 'chronicle' },
    };
    assert.equal(
      report(outcomeOf(compareFeatures(ours, codex), [])),
      `new in Codex:
  feature guardianv2.own: under development, off
  older name tele of a feature: chronicle

gone from Codex:
  feature memories
  older name collab of a feature

different:
  feature apps: Codex stable, on, the reference experimental, on
  feature apps: a pin changes it in Codex, not so in the reference
  older name connectors of a feature: Codex means plugins, the reference apps

7 differences
`,
    );
    assert.deepEqual(compareFeatures(codex, codex), []);
  });
});

describe('asking about a place', () => {
  it('puts the question before what the table needs', () => {
    assert.equal(
      documentWithEntries(table('remote_sandbox_config []'), { colour: 0.5 }),
      'remote_sandbox_config = [{ colour = 0.5, hostname_patterns = ["own"], allowed_sandbox_modes = ["read-only"] }]\n',
    );
  });

  it('tells whether unknown keys are ignored, unless the file is refused for something else', async () => {
    const otel = table('otel');
    assert.equal((await policyOf(saying(undefined), otel)).unknownKeys, 'ignored');
    assert.equal((await policyOf(saying('not today'), otel)).unknownKeys, 'untold');
    assert.equal((await policyOf(byText([['codex_policy_probe', 'no']]), otel)).unknownKeys, 'rejected');
  });

  it('tells whether a key is known', async () => {
    const key = slot('feedback enabled');
    const ignored = { unknownKeys: 'ignored', answer: undefined } as const;
    assert.equal(await isKnown(saying(undefined), key, ignored), false);
    assert.equal(await isKnown(byText([['enabled = 0.5', 'invalid type']]), key, ignored), true);
    const untold = { unknownKeys: 'untold', answer: 'not today' } as const;
    assert.equal(await isKnown(saying('not today'), key, untold), undefined);
    assert.equal(await isKnown(byText([['enabled = 0.5', 'invalid type']]), key, untold), true);
    const rejected = { unknownKeys: 'rejected', answer: 'no table' } as const;
    assert.equal(await isKnown(saying('unknown field `enabled`, expected `x`'), key, rejected), false);
    assert.equal(await isKnown(saying('no table'), key, rejected), false);
    assert.equal(await isKnown(byText([['enabled = 0.5', 'no table']]), key, rejected), true);
  });

  it('tells whether a key of a table with free keys is one of those', async () => {
    const network = slot('permissions network');
    const permissions = table('permissions');
    const profile = 'invalid type: floating point `0.5`, expected struct Profile\nin `permissions`';
    assert.equal(await isLikeOthers(saying(profile), network, permissions), true);
    assert.equal(
      await isLikeOthers(
        byText([
          ['network = 0.5', 'other'],
          ['probe', profile],
        ]),
        network,
        permissions,
      ),
      false,
    );
    assert.equal(await isLikeOthers(saying('expected a boolean'), slot('features apps'), table('features')), false);
  });

  it('leaves open whether a key is known that takes anything', async () => {
    const rejected = { unknownKeys: 'rejected', answer: 'no' } as const;
    const body = slot('permissions <profile> network mitm hooks <name> body');
    assert.equal(await isKnown(saying('no'), body, rejected), undefined);
    assert.equal(await isKnown(byText([['body = 0.5', 'no']]), body, rejected), true);
  });

  it('compares types and the range of numbers', async () => {
    const expects = (type: string) => saying(`invalid type: floating point \`0.5\`, expected ${type}\nin \`a\``);
    assert.deepEqual(await compareType(expects('a boolean'), slot('feedback enabled')), []);
    assert.deepEqual(await compareType(expects('a string'), slot('feedback enabled')), [
      { kind: 'different', subject: 'feedback.enabled', detail: 'Codex wants string, the reference boolean' },
    ]);
    assert.deepEqual(await compareType(expects('string or map'), slot('enforce_residency')), []);
    assert.deepEqual(await compareType(expects('string or map'), slot('feedback')), []);
    assert.equal((await compareType(expects('string or map'), slot('feedback enabled'))).length, 1);
    assert.deepEqual(await compareType(expects('u16'), slot('experimental_network http_port')), []);
    assert.deepEqual(await compareType(expects('u8'), slot('experimental_network http_port')), [
      {
        kind: 'different',
        subject: 'experimental_network.http_port',
        detail: 'Codex takes numbers from 0 to 255, the reference more',
      },
    ]);
    assert.deepEqual(await compareType(expects('a surprise'), slot('feedback enabled')), [
      {
        kind: 'different',
        subject: 'feedback.enabled',
        detail: 'Codex says of the type: invalid type: floating point `0.5`, expected a surprise',
      },
    ]);
    assert.deepEqual(await compareType(saying('no'), slot('feedback enabled')), [
      { untold: 'feedback.enabled', why: 'a wrong type is refused without the right one' },
    ]);
  });

  it('compares words, those of several shapes as well', async () => {
    const lists = (words: string) => saying(`unknown variant \`?\`, expected ${words}`);
    assert.deepEqual(await compareWords(lists('`us`'), slot('enforce_residency')), []);
    assert.deepEqual(await compareWords(lists('`us` or `eu`'), slot('enforce_residency')), [
      { kind: 'new', subject: 'enforce_residency = "eu"' },
    ]);
    assert.deepEqual(await compareWords(lists('`eu`'), slot('model_provider')), [
      { kind: 'different', subject: 'model_provider', detail: 'Codex takes only eu' },
    ]);
    assert.deepEqual(
      await compareWords(
        lists('one of `untrusted`, `on-failure`, `on-request`, `granular`'),
        slot('allowed_approval_policies []'),
      ),
      [{ kind: 'gone', subject: 'allowed_approval_policies.[] = "never"' }],
    );
    const oneByOne = byText([
      ['"?"', 'no'],
      ['"eu"', 'no'],
      ['"us"', undefined],
    ]);
    assert.deepEqual(await compareWords(oneByOne, slot('enforce_residency')), []);
    assert.deepEqual(await compareWords(saying('no'), slot('enforce_residency')), [
      { untold: 'enforce_residency', why: 'any word gets the same answer' },
    ]);
  });

  it('compares required keys', async () => {
    const hosts = table('remote_sandbox_config []');
    const needs = byText([['hostname_patterns', undefined]]);
    const subject = 'remote_sandbox_config.[]';
    assert.deepEqual(await compareRequired(needs, hosts), [
      { kind: 'different', subject, detail: 'Codex does not need hostname_patterns' },
      { kind: 'different', subject, detail: 'Codex does not need allowed_sandbox_modes' },
    ]);
    assert.deepEqual(await compareRequired(saying('missing field `until`\nin `x`'), hosts), [
      { kind: 'different', subject, detail: 'Codex needs until' },
      { untold: subject, why: 'it is refused with and without a required key' },
      { untold: subject, why: 'it is refused with and without a required key' },
    ]);
  });
});

describe('looking for keys', () => {
  it('finds those that are read among thousands, with few questions', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `name_${index}`);
    const read = ['name_17', 'name_9999'];
    let questions = 0;
    const found = await namesRead(names, async (some) => {
      questions++;
      return some.some((name) => read.includes(name));
    });
    assert.deepEqual(found, read);
    assert.ok(questions <= 60, String(questions));
    assert.deepEqual(await namesRead(names, async () => false), []);
  });

  it('takes names from the lists of texts in an executable', () => {
    assert.deepEqual(
      [...namesIn(executable(['allow_appshots', 'otlp-http', 'not a name', 'x']))],
      ['allow_appshots', 'otlp-http'],
    );
    assert.deepEqual([...namesIn(Buffer.from('#!/usr/bin/env node\n'.repeat(10)))], []);
  });
});

describe('the report', () => {
  it('leaves out what is known, and says which limits are of no use', () => {
    const limits = [
      { file: 'requirements', kind: 'new', subject: /^permissions\./, reason: 'Known.' },
      { file: 'requirements', kind: 'gone', subject: /^never$/, reason: 'Never.' },
    ] as const;
    const outcome = outcomeOf(
      [
        { kind: 'new', subject: 'permissions.own' },
        { untold: 'a.b', why: 'any value is taken' },
        { untold: 'a.c', why: 'any value is taken' },
      ],
      limits,
    );
    assert.equal(
      report(outcome),
      `limits that explain nothing:
  gone from Codex: ^never$

1 known differences are left out
Codex does not tell, in 2 places:
  any value is taken: 2, such as a.b

0 differences
`,
    );
  });
});

describe('which Codex are asked', () => {
  const newest = () => '0.171.0';

  it('are those that are named, and of a range those of the history', () => {
    assert.deepEqual(releasesNamed(['0.137.0'], newest), ['0.137.0']);
    assert.deepEqual(releasesNamed(['0.169.0, 0.138', 'latest', '0.138.0'], newest), ['0.169.0', '0.138.0', '0.171.0']);
    assert.deepEqual(releasesNamed(['0.136 - 0.140'], newest), ['0.136.0', '0.138.0', '0.140.0']);
    assert.deepEqual(releasesNamed(['>=0.166', '0.170.0-alpha.2'], newest), ['0.166.0', '0.169.0', '0.170.0-alpha.2']);
    assert.throws(() => releasesNamed(['new'], newest), /^Error: 'new' is neither a release of Codex .+\.$/);
  });

  it('say their release, by which the history goes', () => {
    assert.equal(numberOf('codex-cli 0.138.0'), 138);
    assert.equal(numberOf('codex-cli 0.170.0-alpha.2'), 170);
    assert.equal(numberOf('codex-cli 1.0.0'), undefined);
  });
});

describe('the history', () => {
  it('says what a release has: keys, words and features', () => {
    const facts = factsIn(138, 'requirements');
    for (const fact of [
      'allowed_permission_profiles',
      'hooks.Stop.[].hooks.[].commandWindows',
      'allowed_web_search_modes.[] = "cached"',
      'feature hooks',
    ]) {
      assert.ok(facts.has(fact), fact);
    }
    for (const fact of [
      'allow_remote_control',
      'allowed_permissions',
      'allowed_web_search_modes.[] = "indexed"',
      'feature goals_of_nobody',
      'feature codex_hooks',
    ]) {
      assert.ok(!facts.has(fact), fact);
    }
    assert.ok(factsIn(136, 'requirements').has('allowed_permissions'));
    assert.ok(listedFeatures(128).includes('codex_hooks'));
  });

  it('is that of the newest for all that are newer', () => {
    assert.equal(kindFor(170, 'requirements'), requirements);
    assert.deepEqual(factsIn(170, 'requirements'), factsIn(169, 'requirements'));
  });

  it('leaves out what an older release does not know when it asks about something beside it', () => {
    const kind = kindFor(138, 'requirements');
    const ask = (one: typeof kind) => {
      const profile = { kind: one, path: ['permissions', '<profile>', 'network', 'mitm'] };
      const [mitm] = tablesAt(
        schemaAt(one.schema, ['permissions', 'own', 'network', 'mitm']) ?? one.schema,
        profile.path,
        one,
      );
      assert.ok(mitm);
      return documentWithEntries(mitm, { actions: {} });
    };
    assert.match(ask(requirements), /mitm = \{ actions = \{\}, version = 2 \}/);
    assert.match(ask(kind), /mitm = \{ actions = \{\} \}/);
  });

  it('has the settings of older releases by name, with the words that they take', () => {
    assert.equal(kindFor(169, 'config'), config);
    const { schema } = kindFor(121, 'config');
    assert.deepEqual(
      [schemaAt(schema, ['web_search']), schemaAt(schema, ['model_reasoning_effort'])].map(
        (found) => found?.type === 'string' && found.values,
      ),
      [
        ['disabled', 'cached', 'live'],
        ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'],
      ],
    );
    assert.equal(schemaAt(schema, ['auto_review']), undefined);
    const [older, newer] = [factsIn(144, 'config'), factsIn(146, 'config')];
    const isOfTools = (fact: string) => fact.startsWith('tools.');
    assert.deepEqual(
      [...newer].filter((fact) => isOfTools(fact) && !older.has(fact)),
      ['tools.update_plan', 'tools.update_plan.enabled'],
    );
  });

  it('would have to say when something came and went', () => {
    assert.deepEqual(
      historyLines(
        [
          {
            release: 136,
            differences: [
              { kind: 'new', subject: 'allow_remote_control' },
              { kind: 'different', subject: 'otel', detail: 'unknown keys are ignored in Codex' },
            ],
          },
          { release: 137, differences: [{ kind: 'gone', subject: 'allow_appshots' }] },
          {
            release: 170,
            differences: [
              { kind: 'new', subject: 'allow_all' },
              { kind: 'gone', subject: 'feature hooks' },
            ],
          },
        ],
        'requirements',
      ),
      [
        '0.137: one of the asked releases',
        '0.170: one of the asked releases',
        'allow_all: first seen in 0.170, not in 0.169',
        'allow_appshots: first seen in 0.136, not in 0.133, last seen in 0.136, not in 0.137, first seen in 0.138, not in 0.137',
        'allow_remote_control: first seen in 0.136, not in 0.133, last seen in 0.136, not in 0.137, first seen in 0.140, not in 0.138',
        'feature hooks: first seen in 0.130, not in 0.128, last seen in 0.169, not in 0.170',
      ],
    );
    assert.deepEqual(historyLines([{ release: 138, differences: [] }], 'requirements'), []);
    assert.deepEqual(
      historyLines([{ release: 66, differences: [{ kind: 'new', subject: 'rules' }] }], 'requirements'),
      ['rules: in 0.66 already, last seen in 0.66, not in 0.77, first seen in 0.98, not in 0.90'],
    );
  });

  it('has the features of older releases by name', () => {
    const listed = parseFeatureList('apps   stable   true\nown   stable   false\n');
    assert.deepEqual(compareFeatureNames(['apps', 'collab'], listed), [
      { kind: 'new', subject: 'feature own', detail: 'stable, off' },
      { kind: 'gone', subject: 'feature collab' },
    ]);
  });
});

/** A small ELF file: texts in a segment to read, and their addresses and lengths in one to write. */
function executable(texts: readonly string[]): Buffer {
  const [first, second, size] = [256, 1024, 2048];
  const file = Buffer.alloc(size);
  file.write('\x7fELF\x02', 0, 'latin1');
  file.writeBigUInt64LE(64n, 32);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(2, 56);
  const segment = (at: number, flags: number, offset: number, address: number, length: number) => {
    file.writeUInt32LE(1, at);
    file.writeUInt32LE(flags, at + 4);
    file.writeBigUInt64LE(BigInt(offset), at + 8);
    file.writeBigUInt64LE(BigInt(address), at + 16);
    file.writeBigUInt64LE(BigInt(length), at + 32);
  };
  segment(64, 4, first, 0x10000, second - first);
  segment(120, 6, second, 0x20000, size - second);
  let at = first;
  for (const [index, text] of texts.entries()) {
    file.write(text, at, 'latin1');
    file.writeBigUInt64LE(BigInt(0x10000 + at - first), second + 16 * index);
    file.writeBigUInt64LE(BigInt(text.length), second + 16 * index + 8);
    at += text.length;
  }
  return file;
}
