import { buildInfo } from './cli-help.ts'
import { runCommand } from './cli-commands.ts'

const [command = 'help', ...args] = process.argv.slice(2)
process.exitCode = await runCommand(command, { args, env: process.env }).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n${buildInfo}\n`)
  return 1
})
