/** What a command is called with: the words after its name, and the environment with the settings. */
export interface Call {
  readonly args: string[]
  readonly env: NodeJS.ProcessEnv
}

/** A line for the operator. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
