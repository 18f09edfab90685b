import { lineEndFrom, nextLineFrom } from '../toml/characters.ts';
import { parseDocument } from '../toml/document.ts';
import { indentationAt, lineEndingOf, wholeLines } from '../toml/lines.ts';
import { applyEdits, type TextEdit } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import { ignoreComment } from './ignore-comment.ts';
import { ignoresOf, isIgnorable, notIgnored } from './ignores.ts';
import type { Finding, Fix } from './rule.ts';
import { unknownDirective } from './unknown-directive.ts';

/**
 * Writes a comment that ignores a finding, and leaves the reason to whoever wants it ignored. Undefined for what Codex
 * refuses, and for comments themselves.
 */
export function ignoreFix({ document }: Context, finding: Finding): Fix | undefined {
  const { code, keyPath, span } = finding;
  if (!isIgnorable(finding) || code === unknownDirective.id || code === ignoreComment.id) return undefined;
  // What is missing has a key and no place.
  const isWhole = keyPath.length === 0 || span.start === span.end;
  return {
    title: `Ignore ${code} ${isWhole ? 'in this file' : 'here'} with a comment, and say why`,
    safe: false,
    apply() {
      const { text, tree, faults } = document;
      for (const { edit, comments } of isWhole ? forFile(text, finding) : forLine(document, finding)) {
        const after = parseDocument(applyEdits(text, [edit]));
        // A line may begin or end within a text of several lines, where a comment would be part of it.
        const isComment = after.tree.comments.length === tree.comments.length + comments;
        if (isComment && after.faults.length <= faults.length && isGone(after, edit, finding)) return after.text;
      }
      return undefined;
    },
  };
}

/** A place for the comment, and how many comments that adds. */
interface Place {
  readonly edit: TextEdit;
  readonly comments: number;
}

function isGone(after: Context['document'], { start, newText }: TextEdit, finding: Finding): boolean {
  const shift = start <= finding.span.start ? newText.length : 0;
  const span = { start: finding.span.start + shift, end: finding.span.end + shift };
  return notIgnored(after, [{ ...finding, span }]).length === 0;
}

/** In the comment that ignores something of the line already, else on the line above, else behind it. */
function* forLine(document: Context['document'], { code, span }: Finding): Iterable<Place> {
  const { text } = document;
  const known = ignoresOf(document).find(({ line }) => line && line.start <= span.start && span.start <= line.end);
  const last = known?.rules.at(-1);
  if (last) yield { edit: { start: last.end, end: last.end, newText: `, ${code}` }, comments: 0 };
  const comment = `# codex-policy: ignore[${code}]`;
  const { start } = wholeLines(text, { start: span.start, end: span.start });
  const newText = indentationAt(text, span.start) + comment + lineEndingOf(text);
  yield { edit: { start, end: start, newText }, comments: 1 };
  const end = lineEndFrom(text, span.start);
  yield { edit: { start: end, end, newText: ` ${comment}` }, comments: 1 };
}

/** At the start, behind a first line that other tools read. */
function* forFile(text: string, { code }: Finding): Iterable<Place> {
  const eol = lineEndingOf(text);
  const from = text.startsWith('\ufeff') ? 1 : 0;
  const isSchema = text.startsWith('#:', from);
  const start = isSchema ? nextLineFrom(text, from) : from;
  const comment = `# codex-policy: ignore-file[${code}]${eol}`;
  // One of those tools wants a blank line below.
  const newText = isSchema ? `${text.charAt(start - 1) === '\n' ? '' : eol}${eol}${comment}` : comment;
  yield { edit: { start, end: start, newText }, comments: 1 };
}
