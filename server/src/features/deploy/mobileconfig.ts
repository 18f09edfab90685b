import { type DeployedKind, deployments, mdmDomain } from '../../codex/deployment.ts';
import { toBase64 } from './base64.ts';
import { nameUuid, urlNamespace } from './name-uuid.ts';

/** What an organization says of its own configuration profile. */
export interface Publisher {
  /** Its name, as macOS shows it; left out where empty. */
  readonly organization?: string | undefined;
  /** What the identifiers begin with, such as `com.example.codex`. A profile replaces an older one of its identifier. */
  readonly identifier?: string | undefined;
}

/** The identifier of those who name none. */
const IDENTIFIER = 'codex-policy';

/**
 * A configuration profile for macOS that forces a file of Codex's on a machine: managed preferences of the domain that
 * Codex reads. The same file and publisher give the same profile.
 */
export async function mobileconfig(text: string, kind: DeployedKind, publisher: Publisher = {}): Promise<string> {
  const { name, mdmKey } = deployments[kind];
  const identifier = `${publisher.identifier?.trim() || IDENTIFIER}.${kind}`;
  const organization = publisher.organization?.trim();
  const payload = toBase64(text);
  const uuid = (of: string) => nameUuid(urlNamespace, `urn:codex-policy:${of}:${identifier}:${payload}`);
  const settings: Dictionary = { [mdmKey]: payload };
  const preferences: Dictionary = {
    PayloadContent: { [mdmDomain]: { Forced: [{ mcx_preference_settings: settings }] } },
    PayloadDisplayName: `Codex: ${name}`,
    PayloadIdentifier: `${identifier}.preferences`,
    PayloadType: 'com.apple.ManagedClient.preferences',
    PayloadUUID: await uuid('preferences'),
    PayloadVersion: 1,
  };
  const profile: Dictionary = {
    PayloadContent: [preferences],
    PayloadDisplayName: `Codex: ${name}`,
    PayloadIdentifier: identifier,
    ...(organization && { PayloadOrganization: organization }),
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: await uuid('profile'),
    PayloadVersion: 1,
  };
  return `${HEAD}${written(profile, '')}</plist>\n`;
}

interface Dictionary {
  readonly [key: string]: PlistValue;
}

type PlistValue = string | number | Dictionary | readonly PlistValue[];

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

function written(value: PlistValue, indentation: string): string {
  const deeper = `${indentation}  `;
  if (typeof value === 'string') return `${indentation}<string>${escaped(value)}</string>\n`;
  if (typeof value === 'number') return `${indentation}<integer>${value}</integer>\n`;
  if (isList(value)) {
    const elements = value.map((element) => written(element, deeper)).join('');
    return `${indentation}<array>\n${elements}${indentation}</array>\n`;
  }
  const entries = Object.entries(value).map(
    ([key, entry]) => `${deeper}<key>${escaped(key)}</key>\n${written(entry, deeper)}`,
  );
  return `${indentation}<dict>\n${entries.join('')}${indentation}</dict>\n`;
}

function isList(value: Dictionary | readonly PlistValue[]): value is readonly PlistValue[] {
  return Array.isArray(value);
}

/** Text as XML has it. Control characters and halves of surrogate pairs cannot stand there in any form. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
