/** What became of reading a file. */
export type FileText =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'not there' | 'not readable' };

/** The machine on which the server runs. A server in a browser has none, and goes by what editors hold. */
export interface Machine {
  /** The name of the machine, for `remote_sandbox_config`. */
  readonly hostname: string;
  readonly windows: boolean;
  /** The folder of the user. */
  readonly home: string;
  /** The text of a file, a byte order mark included. */
  read(path: string): FileText;
  /** Whether there is a file, and no folder: Codex takes no folder for one. */
  exists(path: string): boolean;
}
