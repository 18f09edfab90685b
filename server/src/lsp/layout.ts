/** How a file is laid out: what files around it say, the nearest first, else what the editor says. */
import { parseFromFilesSync } from 'editorconfig';
import type { FormatStyle, LayoutFile, LayoutOptions } from '../features/format.ts';

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
    ...taplo?.options,
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

function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
