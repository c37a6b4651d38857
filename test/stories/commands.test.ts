import { mkdtempSync, rmSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { runCommand } from '../../src/cli-commands.ts'
import { newId } from '../../src/platform/ids.ts'

const school = `commands_${newId()}`
const folder = mkdtempSync('/tmp/mingtang-commands-')
const said: string[] = []
const copies: string[] = []

/** As the owner of the database, who can do what the application cannot. */
async function asOwner(statement: string, on: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer').admin.replace('DATABASE', on) })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** A database of its own, as another one stands now. */
async function aCopyOf(template: string, name = `commands_${newId()}`): Promise<string> {
  await asOwner(`create database ${name} template ${template}`, 'postgres')
  copies.push(name)
  return name
}

/** Runs a command as an operator would, with the settings in the environment; answers exit code and words. */
async function run(database: string, ...[command = '', ...args]: string[]): Promise<{ code: number; output: string }> {
  said.length = 0
  const reach = (role: 'app' | 'admin') => inject('databaseServer')[role].replace('DATABASE', database)
  const env = { DATA_DIR: folder, DATABASE_URL: reach('app'), DATABASE_OWNER_URL: reach('admin') }
  const code = await runCommand(command, { args, env })
  return { code, output: said.join('') }
}

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await aCopyOf('mingtang_template', school)
})
afterAll(async () => {
  vi.restoreAllMocks()
  for (const name of copies) await asOwner(`drop database if exists ${name} with (force)`, 'postgres')
  rmSync(folder, { recursive: true, force: true })
})

test('migrate says that the tables are up to date', async () => {
  expect(await run(school, 'migrate')).toEqual({ code: 0, output: '表结构已是最新。\n' })
})

test('an unknown command shows the help and fails; help shows it and does not', async () => {
  const [unknown, help] = [await run(school, 'fly'), await run(school, 'help')]
  expect([unknown.code, help.code]).toEqual([2, 0])
  expect(unknown.output).toBe(help.output)
  for (const command of ['serve', 'migrate', 'load-sample', 'import', 'verify', 'help'])
    expect(help.output).toContain(command)
})

test('wrong arguments are refused in words, and nothing is school', async () => {
  for (const count of ['-1', 'viele', '1.5', '9999999'])
    await expect(run(school, 'load-sample', `--documents=${count}`)).rejects.toThrow(
      '--documents 应为 0 到 1000000 的整数',
    )
  await expect(run(school, 'import')).rejects.toThrow('请指明 Excel 文件')
  await expect(run(school, 'create-admin', 'somebody', 'king')).rejects.toThrow('用法')
})

test('load-sample loads as many documents as were asked for, once, and verify agrees', async () => {
  const done = await run(school, 'load-sample', '--documents', '500')
  expect(done.code).toBe(0)
  expect(done.output).toContain('500 份信息')
  await expect(run(school, 'load-sample', '--documents', '500')).rejects.toThrow('数据库中已有单位数据，没有载入示例')
  expect(await run(school, 'verify')).toEqual({
    code: 0,
    output: '台账：一致\n版本：一致\n检索库：一致\n计数：一致\n办件统计：一致\n评议：一致\n',
  })
}, 120_000)

test.each([
  ["update ledger set reason = '改过' where position = (select min(position) from ledger)", '台账第'],
  ["update ledger_seal set chain = repeat('0', 64) where seq = 7", '封印与内容不符'],
  ["update counter set total = total + 1 where dimension = 'all'", '计数 all'],
  ["delete from counter where dimension = 'unit'", '计数 unit'],
  ['delete from counted where document_id = (select min(document_id) from counted)', '没有计入'],
  ['delete from search_entry where no = (select min(no) from search_entry)', '检索库'],
  ["update search_entry set source_hash = 'x' where no = (select max(no) from search_entry)", '检索库'],
  ["update search_entry set audience = 'public' where audience = 'party'", '检索库'],
  ["update revision set body_html = '<p>改过</p>' where id = (select min(id) from revision)", '与审核时的指纹不同'],
])('verify finds it when somebody gets past the application: %s', async (statement, words) => {
  const database = await aCopyOf(school)
  await asOwner(`set session_replication_role = replica; ${statement}`, database)
  const found = await run(database, 'verify')
  expect(found.output).toContain(words)
  expect(found.output).toContain('处不一致')
  expect(found.code).toBe(1)
})
