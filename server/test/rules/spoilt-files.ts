/** What files are spoilt in tests, and who they are for. */
import fc from 'fast-check';
import { documents as settings } from '../../../test/codex/config-documents/index.ts';
import { ownRoles, roleWith } from '../../../test/codex/role-documents/own.ts';
import type { FileKind } from '../../src/codex/file-kind.ts';
import { profileIds } from '../../src/risk/profiles.ts';
import { goldens } from '../goldens/goldens.ts';
import { generatedPolicies, writtenPolicies } from './every-document.ts';

/** Of the settings, every so many will do. */
const EVERY = 40;

const ofGoldens = (...endings: readonly string[]) =>
  goldens()
    .filter(({ ending }) => endings.includes(ending))
    .map(({ text }) => text);

const someSettings = settings.filter((_, index) => index % EVERY === 0).map(({ text }) => text);

/** Where a file lies, and what it may say before it is spoilt. */
export interface Place {
  readonly kind: FileKind;
  readonly path?: string;
  readonly texts: readonly string[];
}

/** Texts for each kind of file. */
export const places: Readonly<Record<string, Place>> = {
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
export const readers = fc.record({
  profile: fc.constantFrom(...profileIds),
  range: fc.constantFrom('', '', '', '>=0.66'),
});
