import sharp from 'sharp'
import { expect, test } from 'vitest'
import { post } from '../support/application-builders.ts'
import { anOffice } from '../support/disclosure-builders.ts'
import { aMailbox, complaints, openForm } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'
import { sendForm } from '../support/uploads.ts'
import { everyRow } from '../support/whole-database.ts'

const school = useSchool()
const LETTER = { kind: 'enquiry', title: '报到时间', what: '何时报到？', name: '示例甲', phone: '0416-1' }
const TEXT = { name: '标记附件.txt', bytes: '附件的文字' }

async function sentWith(slug: string, files: readonly { name: string; bytes: Buffer | string }[], more = {}) {
  const { fields } = await openForm(school, slug)
  return sendForm(school, `/mailboxes/${slug}/send-plain`, { fields: { ...fields, ...LETTER, ...more }, files })
}

function ticketIn(body: string): { number: string; code: string } {
  const [number = '', code = ''] = [...body.matchAll(/class="receipt[^"]*">([^<]+)</g)].map((match) => match[1] ?? '')
  return { number, code }
}

test('files go with a letter, sealed with their names; the writer sees and fetches them, adds to them, and others do not', async () => {
  const office = await anOffice(school)
  const { slug } = await aMailbox(school, office)
  const ticket = ticketIn((await sentWith(slug, [TEXT])).body)
  const more = await sendForm(school, '/mailboxes/progress/message', {
    fields: { ...ticket, text: '再补一份' },
    files: [{ name: '第二份.txt', bytes: '第二份' }],
  })
  for (const words of ['留言已送达', '标记附件.txt', '第二份.txt']) expect(more.body).toContain(words)
  const papers = await school.parts.db.selectFrom('case_paper').selectAll().orderBy('at').execute()
  expect(papers).toHaveLength(2)
  const fetch = (asked: { number: string; code: string }) =>
    post(school, '/mailboxes/progress/file', { ...asked, paper: papers[0]!.id })
  const file = await fetch(ticket)
  expect([file.body, file.headers['content-disposition']]).toEqual([
    TEXT.bytes,
    `attachment; filename*=UTF-8''${encodeURIComponent(TEXT.name)}`,
  ])
  const other = ticketIn((await sentWith(slug, [])).body)
  expect((await fetch(other)).statusCode).toBe(404)
  expect((await fetch({ ...ticket, code: other.code })).statusCode).toBe(404)
  const stored = await school.parts.files.read(papers[0]!.sha256)
  expect(stored.toString('utf8') + (await everyRow(school))).not.toMatch(/标记附件|附件的文字|第二份/)
})

test('programs, too many and too large files are refused in words, and nothing is saved', async () => {
  const office = await anOffice(school)
  const { slug } = await aMailbox(school, office)
  const program = await sentWith(slug, [{ name: '照片.jpg', bytes: 'MZ this is a program' }])
  expect(program.statusCode).toBeGreaterThanOrEqual(400)
  expect(program.body).toContain('报到时间')
  expect(
    (
      await sentWith(
        slug,
        Array.from({ length: 6 }, () => TEXT),
      )
    ).statusCode,
  ).toBeGreaterThanOrEqual(400)
  const large = { name: '大.txt', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 65) }
  expect((await sentWith(slug, [large])).statusCode).toBe(413)
  expect(await school.parts.db.selectFrom('mailbox_letter').selectAll().execute()).toEqual([])
  expect(await school.parts.db.selectFrom('case_paper').selectAll().execute()).toEqual([])
})

test('what a camera wrote into a picture does not go with a letter without a name', async () => {
  const office = await anOffice(school)
  const { slug } = await aMailbox(school, office, complaints())
  const exif = { IFD0: { Artist: 'Marked Author' } }
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .withExif(exif)
    .jpeg()
    .toBuffer()
  expect(bytes.toString('latin1')).toContain('Marked Author')
  const ticket = ticketIn((await sentWith(slug, [{ name: '照片.jpg', bytes }], { anonymous: '1' })).body)
  const { id } = await school.parts.db.selectFrom('case_paper').select('id').executeTakeFirstOrThrow()
  const file = await post(school, '/mailboxes/progress/file', { ...ticket, paper: id })
  expect(file.statusCode).toBe(200)
  expect(file.rawPayload.toString('latin1')).not.toContain('Marked Author')
})
