import type { DeployedKind } from '../../codex/deployment.ts';
import { assess } from '../../risk/assess.ts';
import { assessDefault } from '../../risk/assess-default.ts';
import type { Control } from '../../risk/control.ts';
import { askingDefaults } from '../../risk/controls/managed-config.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import type { AskingDefault } from '../../risk/default.ts';
import { type ProfileId, profileTitle } from '../../risk/profiles.ts';
import { writeControl } from '../../risk/write.ts';
import { writeDefault } from '../../risk/write-default.ts';
import { type KeyPath, parseDocument, type TomlDocument } from '../../toml/document.ts';
import { type Answers, readEndpoint, readPatterns, readServers, type ServerEntry } from './answers.ts';

/** Something that a new file can have: a control of a policy, or a default. */
export interface Piece {
  /** Its key, dotted: `features.memories`. */
  readonly id: string;
  readonly path: KeyPath;
  readonly title: string;
  /** One line that explains it, for the comment above it. */
  readonly comment: string;
  /** The answer that it takes, if any. */
  readonly answer?: keyof Answers;
  /** Whether that answer is given: then it is wanted. */
  readonly answered: boolean;
  /** Whether it is there only with its answer. */
  readonly optional: boolean;
  /** Whether it stands on a line below others of its table. */
  readonly inTable: boolean;
  /** The text with it; the same text where nothing is to be written; undefined where it cannot be. */
  write(document: TomlDocument): string | undefined;
  isMet(document: TomlDocument): boolean;
}

/** What a new file of a kind can have for a profile, or why the answers do not fit. */
export function piecesFor(
  kind: DeployedKind,
  profile: ProfileId,
  answers: Answers,
): { readonly pieces: readonly Piece[] } | { readonly problem: string } {
  const { servers = [], denyRead = [], otelEndpoint } = answers;
  const endpoint = otelEndpoint === undefined ? undefined : readEndpoint(otelEndpoint);
  if (otelEndpoint !== undefined && endpoint === undefined) {
    return { problem: `the address of a collector begins with https://, unlike '${otelEndpoint}'` };
  }
  const rows = askingDefaults.map((row) => rowPiece(row, endpoint));
  if (kind === 'managed-config') {
    const isOther = servers.length > 0 || denyRead.length > 0;
    return isOther ? { problem: 'which servers and files are allowed is said in requirements.toml' } : { pieces: rows };
  }
  const listed = readServers(servers);
  if ('problem' in listed) return listed;
  const strict = requirementsControls.find((one) => one.kind === 'servers' && one.profiles[profile] === 'none');
  if (strict && listed.entries.length > 0) {
    return { problem: `${profileTitle(profile)} allows no MCP server: leave them out, or take another profile` };
  }
  const guarded = readPatterns(denyRead);
  if ('problem' in guarded) return guarded;
  const controls = requirementsControls.map((control) =>
    controlPiece(control, profile, listed.entries, guarded.patterns),
  );
  // The same table in requirements.toml enforces it: not with the address of an example.
  const telemetry = rows.filter(({ answer }) => answer).map((piece) => ({ ...piece, optional: true }));
  return { pieces: [...controls, ...telemetry].filter((piece) => piece.answered || writesSomething(piece)) };
}

function writesSomething(piece: Piece): boolean {
  return piece.write(parseDocument('')) !== '';
}

function controlPiece(
  asked: Control,
  profile: ProfileId,
  servers: readonly ServerEntry[],
  patterns: readonly string[],
): Piece {
  const isServers = asked.kind === 'servers' && servers.length > 0;
  const isPatterns = asked.kind === 'patterns' && patterns.length > 0;
  const isExample = asked.kind === 'servers' && !isServers && asked.remarks?.[profile] !== undefined;
  let control = asked;
  if (asked.kind === 'servers' && isServers) control = { ...asked, example: servers };
  if (asked.kind === 'patterns' && isPatterns) {
    const wanted = [...new Set([...asked.profiles[profile], ...patterns])];
    control = { ...asked, profiles: { ...asked.profiles, [profile]: wanted } };
  }
  return {
    id: control.id,
    path: control.path,
    title: control.title,
    comment: isExample ? `${control.addresses} ${asked.remarks?.[profile]}` : control.addresses,
    ...(asked.kind === 'servers' && asked.profiles[profile] === 'listed' && { answer: 'servers' }),
    ...(asked.kind === 'patterns' && { answer: 'denyRead' }),
    answered: isServers || isPatterns,
    optional: false,
    inTable: control.kind === 'switch',
    write: (document) => writeControl(document, control, profile),
    isMet: (document) => assess(document, asked, profile).state === 'met',
  };
}

function rowPiece(asked: AskingDefault, endpoint: string | undefined): Piece {
  const isAnswered = asked.kind === 'collector' && endpoint !== undefined;
  const row = isAnswered
    ? {
        ...asked,
        settings: asked.settings.map((setting) =>
          setting.path.at(-1) === 'endpoint' ? { ...setting, value: endpoint } : setting,
        ),
      }
    : asked;
  return {
    id: row.id,
    path: row.path,
    title: row.title,
    comment: `${row.title}. ${row.risk}`,
    ...(asked.kind === 'collector' && { answer: 'otelEndpoint' }),
    answered: isAnswered,
    optional: false,
    inTable: false,
    write: (document) => writeDefault(document, row),
    isMet: (document) => assessDefault(document.root, row).state === 'met',
  };
}
