/** A machine with several files of Codex, to compare what Codex makes of them with what the product says. */

export interface LayerCase {
  /** Unlike any other case’s. */
  readonly id: string;
  readonly requirements?: string;
  /** managed_config.toml. */
  readonly managed?: string;
  /** The config.toml of the system. */
  readonly system?: string;
  readonly user?: string;
  /** The config.toml of a project that the user trusts. */
  readonly project?: string;
  /** That of a folder in the project, in which Codex then runs. */
  readonly nested?: string;
  /** That of a project that the user does not trust. */
  readonly untrusted?: string;
  /** Codex runs with this profile; only its servers can be asked for then. */
  readonly profile?: string;
  /** Flags of the command line: each line is one `-c`. */
  readonly session?: string;
}
