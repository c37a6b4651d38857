import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FOLLOWERS } from './background.ts'
import { HELP } from './cli-help.ts'
import { createAdministrator } from './features/accounts/index.ts'
import { verifyRevisions } from './features/disclosures/index.ts'
import { verifyCounters } from './features/figures/index.ts'
import { importUnits, unitTemplate } from './features/organisation/index.ts'
import { verifySearch } from './features/search/index.ts'
import { loadSample } from './load-sample.ts'
import { type OpenParts, openParts } from './open-parts.ts'
import { readConfig } from './platform/config.ts'
import { SYSTEM } from './platform/context.ts'
import { catchUp } from './platform/ledger/follow.ts'
import { verifyLedger } from './platform/ledger/verify-ledger.ts'
import { projectRoot } from './project-root.ts'
import { contextOf } from './session-hook.ts'
import { startServer } from './start-server.ts'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What a command is called with: the words after its name, and the environment with the settings. */
interface Call {
  readonly args: string[]
  readonly env: NodeJS.ProcessEnv
}

async function withParts(env: NodeJS.ProcessEnv, work: (parts: OpenParts) => Promise<number>): Promise<number> {
  const parts = await openParts(readConfig(env, projectRoot()))
  try {
    return await work(parts)
  } finally {
    await parts.close()
  }
}

async function migrateOnly({ env }: Call): Promise<number> {
  return withParts(env, (parts) => {
    say(parts.migrated.length === 0 ? '表结构已是最新。' : `已应用：${parts.migrated.join('、')}`)
    return Promise.resolve(0)
  })
}

async function loadSampleCommand({ args, env }: Call): Promise<number> {
  const { values } = parseArgs({ args, options: { documents: { type: 'string' } } })
  const count = values.documents === undefined ? undefined : Number(values.documents)
  if (count !== undefined && (!Number.isInteger(count) || count < 0 || count > 1_000_000))
    throw new Error('--documents 应为 0 到 1000000 的整数。')
  return withParts(env, async (parts) => {
    const started = parts.clock().getTime()
    const done = await loadSample(parts, say, count)
    await parts.settle()
    say(
      `已载入示例学校和 ${String(done)} 份信息，用时 ${String(Math.round((parts.clock().getTime() - started) / 1000))} 秒。`,
    )
    return 0
  })
}

async function verify({ env }: Call): Promise<number> {
  return withParts(env, async (parts) => {
    await catchUp(parts.db, FOLLOWERS)
    const checks = [
      ['台账', verifyLedger],
      ['版本', verifyRevisions],
      ['检索库', verifySearch],
      ['计数', verifyCounters],
    ] as const
    let faults = 0
    for (const [name, check] of checks) {
      const findings = await check(parts.db)
      faults += findings.length
      say(`${name}：${findings.length === 0 ? '一致' : `${String(findings.length)} 处不一致`}`)
      for (const finding of findings) say(`  - ${finding}`)
    }
    return faults === 0 ? 0 : 1
  })
}

async function importCommand({ args, env }: Call): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, template: { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (file === undefined) throw new Error('请指明 Excel 文件。')
  if (values.template) {
    writeFileSync(file, await unitTemplate())
    say(`模板已写到 ${file}`)
    return 0
  }
  return withParts(env, async (parts) => {
    const result = await importUnits(contextOf(parts, SYSTEM, 'import'), readFileSync(file), {
      isDryRun: values['dry-run'],
      skipErrors: false,
    })
    for (const error of result.errors) say(`  第 ${String(error.row)} 行“${error.column}”：${error.message}`)
    say(
      result.errors.length > 0
        ? `有 ${String(result.errors.length)} 处错误，没有导入。`
        : `${values['dry-run'] ? '检查通过' : '已导入'} ${String(result.accepted)} 个单位。`,
    )
    return result.errors.length > 0 ? 1 : 0
  })
}

async function createAdmin({ args: [login, role], env }: Call): Promise<number> {
  if (login === undefined || (role !== 'system_admin' && role !== 'security_admin' && role !== 'audit_admin'))
    throw new Error('用法：create-admin LOGIN system_admin|security_admin|audit_admin')
  return withParts(env, async (parts) => {
    const { password } = await createAdministrator(contextOf(parts, SYSTEM, 'create-admin'), { login, role })
    say(`账号 ${login} 已建立，初始密码（只显示这一次，首次登录须修改）：${password}`)
    return 0
  })
}

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  migrate: migrateOnly,
  'load-sample': loadSampleCommand,
  verify,
  import: importCommand,
  'create-admin': createAdmin,
}

/** Runs a command of the command line; answers the exit code. Faults are thrown with words for the operator. */
export async function runCommand(command: string, call: Call): Promise<number> {
  if (command === 'serve') {
    await startServer()
    return 0
  }
  const run = COMMANDS[command]
  if (run) return run(call)
  say(HELP)
  return command === 'help' || command === '--help' ? 0 : 2
}
