import assert from 'node:assert/strict';
import { builtInProviders } from '../../../src/codex/built-in-providers.ts';
import { fileReferences } from '../../../src/codex/file-reference.ts';
import { schemaAt, walk } from '../../../src/codex/lookup.ts';
import { fromSession } from '../../../src/codex/roles/index.ts';
import type { Schema, TableSchema } from '../../../src/codex/schema.ts';
import { analyseText } from '../../../src/features/analysis.ts';
import { type PlaceName, places } from './choose.ts';
import { Typist } from './typist.ts';

/** What a document that has one key only may lack, and what a word that stands for any may fail to be. */
const incomplete: readonly RegExp[] = [
  / needs? /,
  /drops the role, which has no/,
  /expected a value after/,
  /must be (?:a URL|absolute)|must be (?:an )?https|must be an absolute path/,
  /no permission profile `my_name` is defined/,
  /must not be empty, and cannot be a permission profile/,
  /the action `my_name` does nothing/,
  /takes one of `exact`, `prefix`, `regex`/,
  /takes no `expression`/,
  /set either `token` or `any_of`/,
  /must not be more than/,
  /takes 1 to 64 letters/,
  /is called by a digit/,
];

/** As observed; of the others nothing. */
const ofBedrock = ['base_url', 'auth', 'http_headers', 'aws', 'wire_api'];
const changeable: Readonly<Record<string, readonly string[]>> = {
  'amazon-bedrock': ofBedrock,
  'amazon-bedrock-runtime': ofBedrock,
  gcp: ['base_url', 'auth', 'http_headers', 'project_id', 'location', 'credential_file', 'wire_api'],
  openai: ['model_catalog_url', 'wire_api'],
};

/** Whether Codex has nothing of a key: it skips it or refuses it wherever its table is of use. */
function isBarred(name: PlaceName, root: TableSchema, path: readonly string[]): boolean {
  const steps = path.map((_, index) => path.slice(0, index + 1));
  const [table, id, key] = path;
  if (name === 'role' && Object.hasOwn(fromSession, table ?? '')) return true;
  if (table === 'model_providers' && key !== undefined && builtInProviders.includes(id ?? '')) {
    return !(changeable[id ?? ''] ?? []).includes(key);
  }
  if (table === 'model_providers' && key === 'aws') return true;
  return steps.some((at) => {
    const schema: Schema | undefined = schemaAt(root, asPath(at));
    return schema?.retired === true || schema?.refused === true;
  });
}

function asPath(path: readonly string[]): (string | number)[] {
  return path.map((step) => (step === '[]' ? 0 : step));
}

describe('completion along the whole reference', () => {
  const kinds: readonly (readonly [PlaceName, TableSchema, depth: number])[] = [
    ['requirements', fileReferences.requirements.schema, 99],
    ['config', fileReferences.config.schema, 99],
    // The keys are those of config.toml.
    ['managed', fileReferences['managed-config'].schema, 1],
    ['role', fileReferences['agent-role'].schema, 1],
  ];
  for (const [name, root, depth] of kinds) {
    it(`types every known path of ${name} key by key, and nothing that Codex ignores or refuses`, function () {
      this.timeout(240_000);
      const wrong: string[] = [];
      for (const { path, schema } of walk(root)) {
        if (path.length > depth) continue;
        const typist = new Typist(name);
        const notOffered = typist.type(path);
        const shown = path.join('.');
        if (isBarred(name, root, path)) {
          if (notOffered === undefined) wrong.push(`${shown} is offered`);
          continue;
        }
        if (notOffered !== undefined) {
          wrong.push(`${shown}: ${notOffered} is not offered in ${JSON.stringify(typist.text)}`);
          continue;
        }
        typist.finish(schema);
        for (const { verdict, message } of analyseText(typist.text, places[name], { profile: 'balanced' }).findings) {
          const matters = verdict === 'ignores' || verdict === 'rejects';
          if (matters && !incomplete.some((pattern) => pattern.test(message))) wrong.push(`${shown}: ${message}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});
