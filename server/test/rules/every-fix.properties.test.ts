/** Fixes in files that nobody meant to write: each keeps its promises there, or is not offered. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documents as settings } from '../../../test/codex/config-documents/index.ts';
import { ownRoles, roleWith } from '../../../test/codex/role-documents/own.ts';
import type { FileKind } from '../../src/codex/file-kind.ts';
import { releaseFor } from '../../src/codex/version.ts';
import { profileIds } from '../../src/risk/profiles.ts';
import { check } from '../../src/rules/check.ts';
import { goldens } from '../goldens/goldens.ts';
import { generatedPolicies, writtenPolicies } from './every-document.ts';
import { contextOf } from './golden.ts';
import { mutantsOf } from './mutants.ts';
import { brokenPromises, offersOf } from './promises.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60);

/** Of the settings, every so many will do. */
const EVERY = 40;

const ofGoldens = (...endings: readonly string[]) =>
  goldens()
    .filter(({ ending }) => endings.includes(ending))
    .map(({ text }) => text);

const someSettings = settings.filter((_, index) => index % EVERY === 0).map(({ text }) => text);

interface Place {
  readonly kind: FileKind;
  readonly path?: string;
  readonly texts: readonly string[];
}

const places: Readonly<Record<string, Place>> = {
  'a requirements.toml': {
    kind: 'requirements',
    texts: [...writtenPolicies(), ...generatedPolicies(7)].map(({ text }) => text),
  },
  'a managed_config.toml': { kind: 'managed-config', texts: [...ofGoldens('.managed.toml'), ...someSettings] },
  'a config.toml': { kind: 'config', texts: [...ofGoldens('.config.toml'), ...someSettings] },
  "a project's config.toml": {
    kind: 'config',
    path: '/home/user/project/.codex/config.toml',
    texts: [...ofGoldens('.project.toml', '.config.toml'), ...someSettings],
  },
  'a role file': {
    kind: 'agent-role',
    texts: [...ownRoles.map(([, role]) => role('own')), ...someSettings.map((text) => roleWith(text)('own'))],
  },
};

/** Who a file is for: most are held to one release, some to all of them. */
const readers = fc.record({
  profile: fc.constantFrom(...profileIds),
  range: fc.constantFrom('', '', '', '>=0.66'),
});

describe('every fix keeps its promise in spoilt files', function () {
  this.timeout(60_000);

  for (const [name, { kind, path, texts }] of Object.entries(places)) {
    it(name, () => {
      fc.assert(
        fc.property(mutantsOf(texts), readers, fc.boolean(), (text, { profile, range }, writesMissing) => {
          const context = contextOf(text, profile, { kind, path, release: releaseFor(range) });
          const findings = check(context);
          // There are many of those for what a file does not have, and few ways in which they could go wrong.
          const asked = findings.filter(({ code }) => writesMissing || !code.startsWith('missing-'));
          for (const offer of offersOf(context, asked)) {
            assert.deepEqual(brokenPromises(context, offer, findings), [], offer.result);
          }
        }),
        { numRuns },
      );
    });
  }
});
