import { expect, test } from 'vitest'
import { act, aDefinition, aHall, aMatter, formBody, tasksOf } from '../../../test/support/hall-builders.ts'
import { isPrinted } from '../../../test/support/qr-reading.ts'
import { useSchool } from '../../../test/support/school.ts'
import { json } from '../../platform/db/json.ts'
import { readPdfText } from '../../platform/documents/pdf.ts'
import { EMPTY_PROFILE } from '../organisation/index.ts'
import { clerksOf, flow, step } from '../../sample/hall-parts.ts'

const PUBLIC_URL = 'https://xxgk.example.edu.cn'
const school = useSchool({ PUBLIC_URL })
const HTML = { accept: 'text/html' }

async function aCertificate() {
  const value = json({ ...EMPTY_PROFILE, name: '示例医科大学' })
  await school.parts.db.insertInto('setting').values({ key: 'school', value }).execute()
  const hall = await aHall(school, (unitId) =>
    aDefinition(unitId, {
      flow: flow(step('issue', '出具', { who: [clerksOf(unitId)] })),
      result: {
        title: '在读证明',
        paragraphs: ['兹证明 {{applicant}} 系我校学生。', '用途：{{why}}。'],
        shows: 'surname',
        validDays: 30,
      },
    }),
  )
  const id = await aMatter(school, hall)
  const [task] = await tasksOf(school, hall.clerk)
  expect(await act(school, hall.clerk, { taskId: task?.taskId ?? '', action: 'approve' })).toBe(200)
  const mine = await school.app.inject({ url: `/hall/mine/${id}`, cookies: hall.applicant.cookies, headers: HTML })
  const href = /href="(\/hall\/mine\/[^"]+\/documents\/[^"]+)"/.exec(mine.body)?.[1] ?? ''
  const file = await school.app.inject({ url: href, cookies: hall.applicant.cookies })
  return { hall, href, pdf: file.rawPayload }
}

test('a matter that is done ends in a document: the applicant has it, and anybody verifies it by its code', async () => {
  const { hall, href, pdf } = await aCertificate()
  const { text } = await readPdfText(pdf)
  const tidy = text.normalize('NFKC').replaceAll(/\s/g, '')
  expect(tidy).toContain('用途:实习。')
  const code = /验证码:([A-Z0-9-]{19})/.exec(tidy)?.[1] ?? ''
  const page = await school.app.inject({ url: `/verify/${code}`, headers: HTML })
  expect(page.statusCode).toBe(200)
  for (const words of ['文书有效', '在读证明', '教务处', '示＊', '2026-12-23']) expect(page.body).toContain(words)
  expect(page.body).not.toContain('示例人员')
  const compare = (bytes: string) =>
    school.app.inject({ method: 'POST', url: '/verify/file', ...formBody({ code, file: ['a.pdf', bytes] }) })
  expect((await compare('another')).body).toContain('不一致')
  const issued = new FormData()
  issued.append('code', code)
  issued.append('file', new Blob([new Uint8Array(pdf)]), 'a.pdf')
  const same = new Response(issued)
  const answer = await school.app.inject({
    method: 'POST',
    url: '/verify/file',
    headers: { 'content-type': same.headers.get('content-type') ?? '' },
    payload: Buffer.from(await same.arrayBuffer()),
  })
  expect(answer.body).toContain('完全一致')
  expect((await school.app.inject({ url: href, cookies: hall.stranger.cookies })).statusCode).toBe(404)
  school.clock.now = new Date('2027-02-01T10:00:00+08:00')
  expect((await school.app.inject({ url: `/verify/${code}`, headers: HTML })).body).toContain('文书已过有效期')
})

test('the document shows its code as a QR code that leads to the page of verification', async () => {
  const { pdf } = await aCertificate()
  const { text } = await readPdfText(pdf)
  const tidy = text.normalize('NFKC').replaceAll(/\s/g, '')
  expect(tidy).toContain(`${PUBLIC_URL}/verify`)
  const code = /验证码:([A-Z0-9-]{19})/.exec(tidy)?.[1] ?? ''
  const place = { left: 28, top: 265, side: 24 }
  expect(await isPrinted(pdf, `${PUBLIC_URL}/verify/${code}`, place)).toBe(true)
  expect(await isPrinted(pdf, `${PUBLIC_URL}/verify/AAAA-AAAA-AAAA-AAAA`, place)).toBe(false)
})

test('a code that is none says so, whatever it looks like', async () => {
  for (const code of ['AAAA-AAAA-AAAA-AAAA', 'x', '%3Cscript%3E']) {
    const page = await school.app.inject({ url: `/verify/${code}`, headers: HTML })
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('没有找到这份文书')
  }
})
