import { lineEndFrom } from '../toml/characters.ts';
import type { Fault, Pair } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import type { Fix, Rule } from './rule.ts';

const duplicates: readonly Fault['code'][] = ['duplicate-key', 'duplicate-table', 'conflicting-key'];

/** What TOML does not allow. Codex refuses the whole file for any of it. */
export const tomlSyntax: Rule<Fault> = {
  id: 'toml-syntax',
  summary: 'The file is not valid TOML, so Codex refuses it as a whole.',
  severity: 'error',
  verdict: 'rejects',

  *check({ document }) {
    for (const fault of document.faults) {
      if (duplicates.includes(fault.code)) continue;
      yield { message: `Codex refuses this file: ${fault.message}.`, keyPath: [], span: fault, data: fault };
    }
  },

  fixes(context, { data: fault }) {
    return [...commentOut(context, fault), ...quote(context, fault)];
  },
};

/** Prose that has slipped into the file, such as a note below a table: a line of several words without `=`. */
function* commentOut({ document }: Context, fault: Fault): Iterable<Fix> {
  if (fault.code !== 'expected-equals') return;
  const { text } = document;
  const line = text.slice(fault.start, lineEndFrom(text, fault.start));
  const prose = !/[=[\]{}"']/.test(line) && line.trim().split(/\s+/).length > 1;
  if (!prose || !lineStatements(document).some(({ start }) => start === fault.start)) return;
  yield {
    title: 'Make this line a comment',
    safe: true,
    apply: () => applyEdits(text, [{ start: fault.start, end: fault.start, newText: '# ' }]),
  };
}

function lineStatements(document: Context['document']): Pair[] {
  return document.tree.sections.flatMap((section) => section.pairs);
}

function* quote({ document: { text } }: Context, fault: Fault): Iterable<Fix> {
  if (fault.code !== 'invalid-value') return;
  const word = text.slice(fault.start, fault.end);
  if (/^(?:true|false)$/i.test(word)) {
    const newText = word.toLowerCase();
    yield { title: `Write \`${newText}\``, safe: true, apply: () => applyEdits(text, [{ ...fault, newText }]) };
  } else if (/^(?:yes|no|on|off)$/i.test(word)) {
    // What other formats call a boolean; as a string it would be refused just the same.
    const newText = String(/^(?:yes|on)$/i.test(word));
    yield { title: `Write \`${newText}\``, safe: false, apply: () => applyEdits(text, [{ ...fault, newText }]) };
  } else if (/^[A-Za-z][\w./:-]*$/.test(word)) {
    yield {
      title: `Quote it: "${word}"`,
      safe: true,
      apply: () => applyEdits(text, [{ ...fault, newText: `"${word}"` }]),
    };
  }
}
