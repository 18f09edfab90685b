import assert from 'node:assert/strict';
import { assess } from '../../../src/risk/assess.ts';
import { requirementsControls } from '../../../src/risk/controls/requirements.ts';
import { profileIds } from '../../../src/risk/profiles.ts';
import { writeControl } from '../../../src/risk/write.ts';
import { parseDocument } from '../../../src/toml/document.ts';

/** What becomes of a text for High Utility, Balanced and Security-oriented; undefined where it cannot be written. */
export type Written = readonly [string | undefined, string | undefined, string | undefined];

/**
 * Asserts what writing a control makes of a text, for each profile: the exact text; that it parses and meets the
 * profile; that it stays as it is when written once more.
 */
export function writes(id: string, way: string, text: string, expected: Written): void {
  it(`${id}: ${way}`, () => {
    const control = requirementsControls.find((candidate) => candidate.id === id);
    assert.ok(control);
    const write = (from: string) => profileIds.map((profile) => writeControl(parseDocument(from), control, profile));
    assert.deepEqual(write(text), expected);
    for (const [index, profile] of profileIds.entries()) {
      const written = expected[index];
      if (written === undefined) continue;
      const document = parseDocument(written);
      assert.deepEqual(document.faults, []);
      assert.equal(assess(document, control, profile).state, 'met');
      assert.equal(writeControl(document, control, profile), written, `${profile}: written once more`);
    }
  });
}
