import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { backupCommand } from './backup-command.ts'
import { type Call, say } from './cli-call.ts'
import { HELP } from './cli-help.ts'
import { createAdministrator } from './features/accounts/index.ts'
import { importUnits, unitTemplate } from './features/organisation/index.ts'
import { reindex } from './features/search/index.ts'
import { dayOf, parseDay } from './kernel/day.ts'
import { loadSample, type SampleSize } from './load-sample.ts'
import { ARTICLES, loadYear } from './load-year.ts'
import { type OpenParts, openParts } from './open-parts.ts'
import { readConfig } from './platform/config.ts'
import { SYSTEM } from './platform/context.ts'
import { projectRoot } from './project-root.ts'
import { restoreCommand } from './restore-command.ts'
import { contextOf } from './session-hook.ts'
import { startServer } from './start-server.ts'
import { verifyAll, wordsOf } from './verify-all.ts'

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

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const year = Number(text)
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Error('--year 应为 2000 到 2100 的年份。')
  return year
}

async function loadHallYear(parts: OpenParts, year: number | undefined): Promise<void> {
  if (year === undefined) return
  const matters = await loadYear(contextOf(parts, SYSTEM, 'load-sample'), year)
  say(`已载入信息服务大厅 257 项服务和两年的 ${String(matters)} 件办件。`)
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000)
    throw new Error('--documents 应为 0 到 1000000 的整数。')
  return count
}

/** With a year, as many documents by its end as the reference report tells of, unless another number is wanted. */
function sizeOf(count: number | undefined, { year, now }: { year: number | undefined; now: Date }): SampleSize {
  if (year === undefined) return { count }
  const [end, today] = [parseDay(`${String(year)}-12-31`), dayOf(now)]
  return { count: count ?? ARTICLES, countedOn: end < today ? end : today }
}

async function loadSampleCommand({ args, env }: Call): Promise<number> {
  const { values } = parseArgs({ args, options: { documents: { type: 'string' }, year: { type: 'string' } } })
  const [year, count] = [yearOf(values.year), countOf(values.documents)]
  return withParts(env, async (parts) => {
    const started = parts.clock().getTime()
    const done = await loadSample(parts, say, sizeOf(count, { year, now: parts.clock() }))
    await loadHallYear(parts, year)
    await parts.settle()
    say(
      `已载入示例学校和 ${String(done)} 份信息，用时 ${String(Math.round((parts.clock().getTime() - started) / 1000))} 秒。`,
    )
    return 0
  })
}

async function verify({ env }: Call): Promise<number> {
  return withParts(env, async ({ db }) => {
    const checks = await verifyAll(db)
    for (const line of wordsOf(checks)) say(line)
    return checks.every(({ findings }) => findings.length === 0) ? 0 : 1
  })
}

async function reindexCommand({ env }: Call): Promise<number> {
  return withParts(env, async (parts) => {
    const started = parts.clock().getTime()
    const done = await reindex(parts.db, (count) => {
      if (count % 5000 === 0) say(`  已重建 ${String(count)} 份信息的检索`)
    })
    await parts.settle()
    const seconds = Math.round((parts.clock().getTime() - started) / 1000)
    say(`已重建 ${String(done)} 份信息的检索，用时 ${String(seconds)} 秒。`)
    return 0
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
  reindex: reindexCommand,
  import: importCommand,
  'create-admin': createAdmin,
  backup: backupCommand,
  restore: restoreCommand,
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
