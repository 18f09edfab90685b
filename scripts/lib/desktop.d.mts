/** The `code` command of a desktop VS Code that can show a window here. */
export function desktopCode(env?: NodeJS.ProcessEnv): string | undefined;
