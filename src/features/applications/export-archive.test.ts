import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnswered,
  anAnsweringOffice,
  anAssigned,
  goTo,
  SECRET_NAME,
} from '../../../test/support/application-builders.ts'
import type { Office } from '../../../test/support/disclosure-builders.ts'
import {
  aMixedPdf,
  anOriginal,
  aRedaction,
  deliverInPart,
  release,
  WITHHELD,
} from '../../../test/support/redaction-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { upload } from '../../../test/support/uploads.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

function archive(id: string, person: Office['office'] | null = office.office) {
  const cookies = person ? { cookies: person.cookies } : {}
  return school.app.inject({ url: `/api/v1/applications/${id}/archive`, ...cookies })
}

/** Opens the package as anybody would, checks the sums, and answers what is in it. */
function opened(bytes: Buffer, number: string) {
  const folder = mkdtempSync('/tmp/mingtang-archive-')
  try {
    const file = join(folder, 'package.zip')
    writeFileSync(file, bytes)
    execFileSync('unzip', ['-q', file, '-d', folder])
    const cwd = join(folder, number)
    execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS.sha256', 'SHA256SUMS'], { cwd })
    const index = JSON.parse(readFileSync(join(cwd, 'index.json'), 'utf8')) as {
      erased: string | null
      files: { path: string; title: string; isRestricted: boolean; sha256: string }[]
    }
    const sums = readFileSync(join(cwd, 'SHA256SUMS.sha256'), 'utf8').slice(0, 64)
    return {
      index,
      sums,
      page: readFileSync(join(cwd, 'index.html'), 'utf8'),
      data: readFileSync(join(cwd, 'data/case.json'), 'utf8'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a closed case leaves as one archive that any unzip opens and sha256sum proves', async () => {
  const { id, number } = await anAssigned(school, office)
  const original = await aMixedPdf()
  const originalId = await anOriginal(school, office.editor, { id, bytes: original })
  await release(school, office, [id, await aRedaction(school, office, [id, originalId])])
  const evidence = { url: `/applications/${id}/papers?role=evidence`, name: '记录.txt', bytes: Buffer.from('办理记录') }
  await upload(school, office.editor, evidence)
  await act(school, office.office, [id, 'messages', { text: '<b>请留意</b>', isNote: false }])
  await deliverInPart(school, office, id)
  expect((await archive(id)).json<{ code: string }>().code).toBe('application.not-archived')
  await act(school, office.office, [id, 'closing'])
  const { rawPayload, headers } = await archive(id)
  expect(headers['content-type']).toBe('application/zip')
  const { index, page, data, sums } = opened(rawPayload, number)
  expect(index.files.map(({ path, isRestricted }) => [path, isRestricted])).toEqual([
    ['papers-restricted/001-original.pdf', true],
    ['papers/002-redacted.pdf', false],
    ['papers-restricted/003-evidence.txt', true],
    ['letters/001.pdf', false],
    ['letters/001.docx', false],
    ['letters/002.pdf', false],
    ['letters/002.docx', false],
    ['data/case.json', true],
    ['data/messages.json', true],
    ['data/clock.json', true],
    ['data/ledger.json', true],
  ])
  expect(index.erased).toBeNull()
  for (const words of [number, '信息原件：原件.pdf', '不得提供给申请人', '部分公开', '&lt;b&gt;请留意', '自次日起算'])
    expect(page).toContain(words)
  expect(data).toContain(SECRET_NAME)
  expect(data).not.toContain(WITHHELD)
  const ledger = await school.parts.db
    .selectFrom('ledger')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('position')
    .execute()
  expect(ledger.find(({ type }) => type === 'application.identity-viewed')?.reason).toBe('导出归档包')
  expect(ledger.at(-1)).toMatchObject({ type: 'application.archive-exported', data: { manifestSha256: sums } })
}, 120_000)

test('nobody but the office exports an archive, and whoever is refused leaves no trace', async () => {
  const { id } = await anAnswered(school, office)
  await act(school, office.office, [id, 'closing'])
  const before = await wholeDatabase(school)
  const { editor, secrecy, leader, supervisor, stranger } = office
  const codes: string[] = []
  for (const person of [editor, secrecy, leader, supervisor, stranger, null])
    codes.push((await archive(id, person)).json<{ code: string }>().code)
  expect(codes).toEqual([
    'case.not-yours',
    'case.not-found',
    'case.not-found',
    'case.not-yours',
    'case.not-found',
    'access.sign-in-required',
  ])
  expect((await archive('none')).json<{ code: string }>().code).toBe('case.not-found')
  expect(await wholeDatabase(school)).toEqual(before)
})

test('after the retention period the archive says what was erased, and holds nothing that names a person', async () => {
  const { id, number } = await anAnswered(school, office)
  await act(school, office.office, [id, 'closing'])
  goTo(school, '2036-11-24')
  await jobHandlers(school.parts)['applications.erase']?.({ caseId: id })
  const { index, page, data } = opened((await archive(id)).rawPayload, number)
  expect(index.files.map(({ path }) => path)).toEqual([
    'data/case.json',
    'data/messages.json',
    'data/clock.json',
    'data/ledger.json',
  ])
  expect(page).toContain('保存期限已于2036年11月23日届满')
  expect(data).not.toContain(SECRET_NAME)
})
