/** How a file is laid out: what files around it say, the nearest first, else what the editor says. */
import type taplo from '@taplo/lib';
import { parseFromFilesSync } from 'editorconfig';
import { isPlainTable, type Plain, plainOf } from '../effective/plain.ts';
import type { FormatStyle, LayoutFile } from '../features/format.ts';
import { find, parseDocument } from '../toml/document.ts';

/** What the formatter takes. */
export type LayoutOptions = NonNullable<NonNullable<Parameters<taplo.Taplo['format']>[1]>['options']>;

/** The options of a text. */
export function layoutOptions({ indentation, lineEnding, around }: FormatStyle): LayoutOptions {
  const { path, editorconfigs, taplo } = around ?? { path: '', editorconfigs: [], taplo: undefined };
  const nearer = editorconfigs.filter((file) => taplo && folderOf(file.path).length > folderOf(taplo.path).length);
  const editor = {
    indentString: indentation,
    crlf: lineEnding === '\r\n',
    // A list with a line for each value is meant so: lines can be commented and compared.
    arrayAutoCollapse: false,
  };
  return {
    ...editor,
    ...ofEditorConfig(path, editorconfigs, indentation),
    ...(taplo && ofTaplo(taplo.text)),
    ...ofEditorConfig(path, nearer, indentation),
  };
}

/** What `.editorconfig` files say together. */
function ofEditorConfig(path: string, files: readonly LayoutFile[], indentation: string): LayoutOptions {
  if (files.length === 0) return {};
  const contents = files.map((file) => ({ name: file.path, contents: Buffer.from(file.text) }));
  const said = parseFromFilesSync(path, contents, { unset: true });
  const { indent_style: style, indent_size: size, end_of_line: lineEnd, insert_final_newline: final } = said;
  const isTab = style === 'tab' || (style === undefined && indentation === '\t');
  const width = typeof size === 'number' && size > 0 && size <= MAX_WIDTH ? ' '.repeat(size) : undefined;
  const spaces = width ?? (style === 'space' && indentation === '\t' ? '    ' : undefined);
  return {
    ...(isTab ? { indentString: '\t' } : spaces !== undefined && { indentString: spaces }),
    ...((lineEnd === 'lf' || lineEnd === 'crlf') && { crlf: lineEnd === 'crlf' }),
    ...(typeof final === 'boolean' && { trailingNewline: final }),
  };
}

/** More would be no indentation any more. */
const MAX_WIDTH = 16;

const isFlag = (value: Plain) => typeof value === 'boolean';
const isNumber = (value: Plain) => typeof value === 'number' && value >= 0 && value <= 1000;

/** The options of Taplo's own file, and what each takes. Those that put keys or values into another order are not among them. */
const taploOptions: Readonly<Record<string, (value: Plain) => boolean>> = {
  align_entries: isFlag,
  align_comments: isFlag,
  array_trailing_comma: isFlag,
  array_auto_expand: isFlag,
  array_auto_collapse: isFlag,
  compact_arrays: isFlag,
  compact_inline_tables: isFlag,
  compact_entries: isFlag,
  column_width: isNumber,
  indent_tables: isFlag,
  indent_entries: isFlag,
  indent_string: (value) => typeof value === 'string' && /^[ \t]*$/.test(value),
  trailing_newline: isFlag,
  allowed_blank_lines: isNumber,
  crlf: isFlag,
};

/** What the table `[formatting]` of a `taplo.toml` says. */
function ofTaplo(text: string): LayoutOptions {
  const table = find(parseDocument(text).root, ['formatting']);
  const said = table ? plainOf(table) : {};
  if (!isPlainTable(said)) return {};
  const options = Object.entries(said).flatMap(([name, value]) => {
    const plain = typeof value === 'bigint' ? Number(value) : value;
    const takes = Object.hasOwn(taploOptions, name) ? taploOptions[name] : undefined;
    return takes?.(plain) ? [[inCamelCase(name), plain] as const] : [];
  });
  return Object.fromEntries(options);
}

function inCamelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
