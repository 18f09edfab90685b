import assert from 'node:assert/strict';
import { ask, labels, type PlaceName } from './choose.ts';

/** Where nothing is to be said. */
const silent: readonly (readonly [marked: string, place: PlaceName])[] = [
  ['# |', 'requirements'],
  ['allowed_sandbox_modes = [] # |', 'requirements'],
  ['# allowed|', 'requirements'],
  ['[features] # |', 'requirements'],
  ['allowed_sandbox_modes = [\n # |\n]', 'requirements'],
  ['developer_instructions = """\n|\n"""', 'config'],
  ['foo bar |', 'requirements'],
  ['foo bar|', 'requirements'],
  ['foo: |', 'requirements'],
  ['|', 'none'],
  ['[project]\n|', 'begun'],
  ['packages = []\nall|', 'begun'],
  ['# |', 'begun'],
  ['[package]\n|', 'none'],
  ['[dependencies]\nfoo = "|"', 'none'],
  ["sandbox_mode = 'x' |", 'config'],
  ['[tui] x|', 'config'],
  ['additional_developer_instructions = "text, |"', 'requirements'],
];

describe('completion keeps silent', () => {
  for (const [marked, place] of silent) {
    it(`${place}: ${JSON.stringify(marked)}`, () => assert.deepEqual(labels(ask(marked, place)), []));
  }
});
