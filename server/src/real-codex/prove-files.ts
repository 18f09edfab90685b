/** Which files a requirements.toml guards, shown with canaries. */
import type { TomlDocument } from '../toml/document.ts';
import { type NamedPattern, namedFiles, type UntriedPattern } from './named-files.ts';
import { controlFile, type FileRead, type FilesRead } from './read-files.ts';
import { usualSecrets } from './samples.ts';

/** A file, what became of it, and the patterns that should guard it. */
export interface ProvenFile extends FileRead {
  readonly path: string;
  readonly namedBy: readonly NamedPattern[];
}

export interface FilesProof {
  readonly files: readonly ProvenFile[];
  /** A file that has to stay readable. */
  readonly control: ProvenFile;
  readonly untried: readonly UntriedPattern[];
  /** What Codex said when no command ran at all. */
  readonly broken?: string;
}

/** Plants what the document names and what is usually secret, and tries to read it. */
export async function proveFiles(
  document: TomlDocument,
  read: (files: readonly string[]) => Promise<FilesRead>,
): Promise<FilesProof> {
  const patterns = namedFiles(document);
  const named = patterns.filter((pattern) => 'samples' in pattern);
  const wanted = [...new Set([...named.flatMap(({ samples }) => samples), ...usualSecrets])];
  // What is a folder of another file cannot be a file as well.
  const paths = wanted.filter((path) => !wanted.some((other) => other.startsWith(`${path}/`)));
  const { files, control, broken } = await read(paths);
  return {
    files: paths.flatMap((path, index): ProvenFile[] => {
      const outcome = files[index];
      const namedBy = named.filter(({ samples }) => samples.some((sample) => `${path}/`.startsWith(`${sample}/`)));
      return outcome ? [{ ...outcome, path: `~/${path}`, namedBy }] : [];
    }),
    control: { ...control, path: `~/${controlFile}`, namedBy: [] },
    untried: patterns.filter((pattern) => 'reason' in pattern),
    ...(broken !== undefined && { broken }),
  };
}

/** Whether every file that the policy names is guarded, and commands can work. */
export function keepsItsWord({ files, control }: FilesProof): boolean {
  return (
    control.guard === 'readable' && files.every(({ guard, namedBy }) => namedBy.length === 0 || guard === 'guarded')
  );
}
