import type { DeployedKind } from '../../codex/deployment.ts';
import { type ProfileId, profileTitle } from '../../risk/profiles.ts';
import { lineStartAt } from '../../toml/characters.ts';
import { find, parseDocument, type TomlDocument } from '../../toml/document.ts';
import { applyEdits, type TextEdit } from '../../toml/text-edit.ts';
import { analyseText } from '../analysis.ts';
import type { Answers } from './answers.ts';
import { type Piece, piecesFor } from './pieces.ts';

/** A file that somebody wants. */
export interface NewPolicy {
  readonly kind: DeployedKind;
  readonly profile: ProfileId;
  /** The ids of what is to be in it; all that the profile has where left out. What answers are about is always in it. */
  readonly controls?: readonly string[] | undefined;
  readonly answers?: Answers;
}

/** The text of the file, or why there is none. */
export type NewPolicyAnswer = { readonly text: string } | { readonly problem: string };

/** What can be chosen for a new file. */
export interface PolicyChoice extends Pick<Piece, 'id' | 'title' | 'answer' | 'optional'> {
  readonly detail: string;
}

/** What a new file of a kind can have for a profile. */
export function policyChoices(kind: DeployedKind, profile: ProfileId): PolicyChoice[] {
  const found = piecesFor(kind, profile, {});
  if ('problem' in found) return [];
  return found.pieces.map(({ id, title, comment, answer, optional }) => ({
    id,
    title,
    detail: comment,
    ...(answer && { answer }),
    optional,
  }));
}

/** Writes a new file with a comment above each of its keys. Codex takes all of it, and it meets its profile. */
export function newPolicy({ kind, profile, controls, answers = {} }: NewPolicy): NewPolicyAnswer {
  const found = piecesFor(kind, profile, answers);
  if ('problem' in found) return found;
  const { pieces } = found;
  const unknown = controls?.find((id) => !pieces.some((piece) => piece.id === id));
  if (unknown !== undefined) {
    return {
      problem: `${profileTitle(profile)} has no value for '${unknown}', only for ${pieces.map(({ id }) => id).join(', ')}`,
    };
  }
  const wanted = pieces.filter(({ id, answered, optional }) => answered || (controls?.includes(id) ?? !optional));
  const unanswered = wanted.find(({ answered, optional }) => optional && !answered);
  if (unanswered) return { problem: `${unanswered.id} needs the address of a collector` };
  const text = written(directives(kind, profile), wanted);
  return text === undefined ? { problem: 'it cannot be written' } : checked(text, wanted, kind, profile);
}

/** What tells what the file is while it has no name, and what it is held to. */
function directives(kind: DeployedKind, profile: ProfileId): string {
  return `# codex-policy: kind = ${kind}\n# codex-policy: profile = ${profile}\n`;
}

function written(start: string, pieces: readonly Piece[]): string | undefined {
  let document = parseDocument(start);
  for (const piece of pieces) {
    const text = piece.write(document);
    if (text === undefined) return undefined;
    document = parseDocument(text);
  }
  return applyEdits(
    document.text,
    pieces.flatMap((piece) => commentFor(document, piece) ?? []),
  );
}

/** The comment above a key, or above the table that was made for it. */
function commentFor(document: TomlDocument, { path, comment, inTable }: Piece): TextEdit | undefined {
  const item = find(document.root, path);
  const table = inTable ? undefined : item?.parent?.headers[0];
  const place = table ?? item?.names[0];
  if (!place) return undefined;
  const start = lineStartAt(document.text, place.start);
  // Tables have an empty line before them.
  const isApart = inTable || document.text.slice(0, start).endsWith('\n\n');
  return { start, end: start, newText: `${isApart ? '' : '\n'}# ${comment}\n` };
}

/** The last word has what Codex makes of it: names and patterns come from outside. */
function checked(text: string, pieces: readonly Piece[], kind: DeployedKind, profile: ProfileId): NewPolicyAnswer {
  const { document, findings } = analyseText(text, '', { profile, kind });
  const fault = findings.find(({ verdict }) => verdict === 'rejects' || verdict === 'ignores');
  if (fault) return { problem: fault.message };
  const open = pieces.find((piece) => !piece.isMet(document));
  return open ? { problem: `${open.id} would not be what ${profileTitle(profile)} asks for` } : { text };
}
