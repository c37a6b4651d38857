import mammoth from 'mammoth'
import { beforeEach, expect, test } from 'vitest'
import { aUnit } from '../../../test/support/builders.ts'
import {
  ADDRESSEE,
  aLetter,
  GRANTED,
  prepareLetters,
  SUBJECT,
  wordsOfPdf,
} from '../../../test/support/letter-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import {
  editLetter,
  eraseLetter,
  freezeLetter,
  listLettersOf,
  openLetter,
  previewLetter,
  readLetterFile,
  recordDelivery,
} from './index.ts'
import type { DraftOrder } from './draft-letter.ts'

const school = useSchool()
const ADDRESS = '示例市示例路99号'

let unitId = ''
let ctx: Context
const key = (): Buffer => school.parts.secretKey
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => school.parts.db.transaction().execute(work)
const draft = (more: Partial<DraftOrder> = {}) => aLetter(school, { unitId, ...more })

beforeEach(async () => {
  unitId = await aUnit(school)
  ctx = school.as()
  await prepareLetters(school)
})

function freeze(letterId: string, textNo = 1): Promise<{ number: string; datedOn: string; hash: string }> {
  return inTx((tx) => freezeLetter(tx, ctx, { key: key(), letterId, textNo }))
}

async function rows(): Promise<string> {
  const { db } = school.parts
  const tables = ['letter', 'letter_text', 'letter_delivery', 'ledger', 'stored_file'] as const
  const all = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(all, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
      ? Buffer.from(value.data as number[]).toString('latin1')
      : value,
  )
}

async function ledgerTypes(letterId: string): Promise<string[]> {
  const entries = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('subject_id', '=', letterId)
    .orderBy('position')
    .execute()
  return entries.map(({ type }) => type)
}

test('an answer is drafted, edited, signed and delivered, and everything is on the record', async () => {
  const { letterId } = await draft({ attachments: ['合同'] })
  const { texts } = await openLetter(school.parts.db, { key: key(), letterId })
  const first = texts[0]?.text
  if (!first) throw new Error('no text')
  const text = { ...first, paragraphs: [...first.paragraphs, { text: '另附说明一份。', isHeading: false }] }
  const { textNo } = await inTx((tx) => editLetter(tx, ctx, { key: key(), letterId, textNo: 1, text }))
  const signed = await freeze(letterId, textNo)
  expect(signed).toMatchObject({ number: '示例医大公开答〔2026〕1号', datedOn: '2026-11-23' })
  for (const [way, to, trackingNo] of [
    ['post', ADDRESS, 'XA000000001CN'],
    ['online', '', ''],
  ] as const) {
    const delivery = { way, result: 'sent' as const, deliveredOn: '2026-11-23', to, trackingNo, note: '' }
    await inTx((tx) => recordDelivery(tx, ctx, { key: key(), letterId, ...delivery }))
  }
  const letter = await openLetter(school.parts.db, { key: key(), letterId })
  expect(letter.texts.map(({ no, writtenBy }) => [no, writtenBy])).toEqual([
    [1, '系统'],
    [2, '系统'],
  ])
  expect(letter.deliveries.map(({ way, to }) => [way, to])).toEqual([
    ['post', ADDRESS],
    ['online', ''],
  ])
  expect(await ledgerTypes(letterId)).toEqual([
    'letter.drafted',
    'letter.edited',
    'letter.frozen',
    'letter.delivered',
    'letter.delivered',
  ])
})

test('the files say what was signed, with number, day, remedy and rare characters', async () => {
  const { letterId } = await draft()
  await freeze(letterId)
  const words = await wordsOfPdf(await readLetterFile(ctx, { key: key(), letterId, format: 'pdf' }))
  for (const part of [
    `${ADDRESSEE}:`,
    '示例医大公开答〔2026〕1号',
    '2026年11月23日',
    '向示例省教育厅反映',
    '1.合同第一册',
  ])
    expect(words).toContain(part)
  expect(words).not.toMatch(/复议|诉讼|凭记忆|待核/)
  const docx = await readLetterFile(ctx, { key: key(), letterId, format: 'docx' })
  expect((await mammoth.extractRawText({ buffer: docx })).value).toContain(`${ADDRESSEE}：`)
})

test('nothing that tells who somebody is stands in the database, on the ledger or in the file store in the clear', async () => {
  const { letterId } = await draft()
  await freeze(letterId)
  const delivery = { way: 'post' as const, result: 'sent' as const, deliveredOn: '2026-11-23', note: '' }
  await inTx((tx) =>
    recordDelivery(tx, ctx, { key: key(), letterId, ...delivery, to: ADDRESS, trackingNo: 'XA000000001CN' }),
  )
  const all = await rows()
  // What is in the clear is found by this search.
  expect(all).toContain('示例医大公开答〔2026〕1号')
  for (const secret of [ADDRESSEE, ADDRESS, 'XA000000001CN', '仪器设备']) expect(all).not.toContain(secret)
  expect(all).not.toContain(Buffer.from(ADDRESSEE).toString('latin1'))
  const [facts] = await listLettersOf(school.parts.db, SUBJECT)
  const sealed = await school.parts.files.read(facts?.pdfSha256 ?? '')
  expect(sealed.toString('latin1')).not.toContain('%PDF')
})

test('without a mandatory field there is no letter, and the refusal names it in Chinese', async () => {
  const { supplyWay: _left, ...values } = GRANTED
  await expect(draft({ values })).rejects.toMatchObject({
    code: 'letter.field-missing',
    details: { labels: '提供的方式和载体' },
  })
  expect(await listLettersOf(school.parts.db, SUBJECT)).toEqual([])
  expect(
    await school.parts.db
      .selectFrom('ledger')
      .selectAll()
      .where('type', 'like', 'letter.%')
      .orderBy('position')
      .execute(),
  ).toEqual([])
})

test('an extension under 29号令 needs the rule of the school, because the instrument has none', async () => {
  const { supplied: _a, supplyWay: _b, ...about } = GRANTED
  const values = { ...about, extensionReason: '需要汇总多个部门的材料', extensionDays: 5, dueOn: '2026-12-01' }
  const order = { templateId: 'extension-notice', values }
  await expect(draft(order)).rejects.toMatchObject({ details: { labels: '学校规定的名称和条款' } })
  expect(await draft({ ...order, regime: 'gov711' })).toMatchObject({ textNo: 1 })
  const { letterId } = await draft({ ...order, values: { ...values, ownRule: '《示例医科大学信息公开细则》第九条' } })
  const { citations, texts } = await openLetter(school.parts.db, { key: key(), letterId })
  expect(citations).toMatchObject([{ isVerified: false }])
  expect(JSON.stringify(texts)).toContain('根据《示例医科大学信息公开细则》第九条，')
})

test('a remedy that claims a right of suit needs the reason of the legal office, and only the regime that has it', async () => {
  const remedyId = 'reconsideration-or-suit'
  await expect(draft({ remedyId, remedyReason: '某意见' })).rejects.toMatchObject({ code: 'letter.not-in-regime' })
  await expect(draft({ remedyId, regime: 'gov711' })).rejects.toMatchObject({ code: 'letter.remedy-needs-reason' })
  const { letterId } = await draft({ remedyId, regime: 'gov711', remedyReason: '法律事务部门2026年第3号意见' })
  const letter = await openLetter(school.parts.db, { key: key(), letterId })
  expect(letter.remedyReason).toBe('法律事务部门2026年第3号意见')
  expect(JSON.stringify(letter.texts)).toContain('行政复议')
})

test('two editors cannot overwrite each other, and what was not read is not signed', async () => {
  const { letterId } = await draft()
  const { texts } = await openLetter(school.parts.db, { key: key(), letterId })
  const text = texts[0]?.text
  if (!text) throw new Error('no text')
  const edit = { key: key(), letterId, textNo: 1, text }
  await inTx((tx) => editLetter(tx, ctx, edit))
  await expect(inTx((tx) => editLetter(tx, ctx, edit))).rejects.toMatchObject({ code: 'letter.changed-meanwhile' })
  await expect(freeze(letterId, 1)).rejects.toMatchObject({ code: 'letter.changed-meanwhile' })
  const open = { ...edit, textNo: 2, text: { ...text, title: '关于{{requested}}' } }
  await expect(inTx((tx) => editLetter(tx, ctx, open))).rejects.toMatchObject({ code: 'letter.text-open' })
  expect(await ledgerTypes(letterId)).toEqual(['letter.drafted', 'letter.edited'])
})

test('a signed letter is changed by nobody: not by an edit, not by a second signature, not in the database', async () => {
  const { letterId } = await draft()
  const { texts } = await openLetter(school.parts.db, { key: key(), letterId })
  const text = texts[0]?.text
  if (!text) throw new Error('no text')
  await freeze(letterId)
  await expect(inTx((tx) => editLetter(tx, ctx, { key: key(), letterId, textNo: 1, text }))).rejects.toMatchObject({
    code: 'letter.frozen',
  })
  await expect(freeze(letterId)).rejects.toMatchObject({ code: 'letter.frozen' })
  const { db } = school.parts
  for (const change of [
    { number: '别的号' },
    { state: 'draft' },
    { hash: '' },
    { dated_on: '2026-01-01' },
    { text_no: 2 },
  ])
    await expect(db.updateTable('letter').set(change).where('id', '=', letterId).execute()).rejects.toThrow(
      'a signed letter stays as it is',
    )
  await expect(db.deleteFrom('letter').where('id', '=', letterId).execute()).rejects.toThrow()
  await expect(db.updateTable('letter_text').set({ no: 9 }).execute()).rejects.toThrow()
  await expect(db.deleteFrom('letter_delivery').execute()).rejects.toThrow()
})

test('before it is signed a letter can be looked at, but not delivered or taken as a file', async () => {
  const { letterId } = await draft()
  expect(await wordsOfPdf(await previewLetter(ctx, { key: key(), letterId }))).toContain('(草稿,未编号)')
  const order = { way: 'online' as const, result: 'sent' as const, deliveredOn: '2026-11-23', to: '', trackingNo: '' }
  await expect(
    inTx((tx) => recordDelivery(tx, ctx, { key: key(), letterId, ...order, note: '' })),
  ).rejects.toMatchObject({ code: 'letter.not-frozen' })
  await expect(readLetterFile(ctx, { key: key(), letterId, format: 'pdf' })).rejects.toMatchObject({
    code: 'letter.not-frozen',
  })
})

test('a delivery says what has to be proved, on a day that can be', async () => {
  const { letterId } = await draft()
  await freeze(letterId)
  const order = { key: key(), letterId, result: 'sent' as const, to: ADDRESS, note: '' }
  const attempt = (way: 'post' | 'counter', trackingNo: string, deliveredOn: string) =>
    inTx((tx) => recordDelivery(tx, ctx, { ...order, way, trackingNo, deliveredOn }))
  await expect(attempt('post', '', '2026-11-23')).rejects.toMatchObject({ code: 'letter.delivery-incomplete' })
  for (const day of ['2026-11-22', '2026-11-24'])
    await expect(attempt('counter', '', day)).rejects.toMatchObject({ code: 'letter.delivery-before-date' })
  expect(await school.parts.db.selectFrom('letter_delivery').selectAll().execute()).toEqual([])
})

test('a series without a word of its own gets no number, and the draft stays a draft', async () => {
  const { supplied: _a, supplyWay: _b, ...about } = GRANTED
  const { letterId } = await draft({
    templateId: 'receipt',
    values: { ...about, receivedVia: '互联网提交', dueOn: '2026-11-23' },
  })
  await expect(freeze(letterId)).rejects.toMatchObject({ code: 'letter.number-word-missing' })
  const [letter] = await listLettersOf(school.parts.db, SUBJECT)
  expect(letter).toMatchObject({ state: 'draft', number: '' })
})

test('a name that cannot be printed stops the signature, and its number goes to the next letter', async () => {
  const { letterId } = await draft({ values: { ...GRANTED, applicantName: '张🙂' } })
  await expect(freeze(letterId)).rejects.toMatchObject({
    code: 'letter.character-missing',
    details: { characters: '🙂' },
  })
  const next = await draft()
  expect(await freeze(next.letterId)).toMatchObject({ number: '示例医大公开答〔2026〕1号' })
})

test('when its time of keeping is over a letter can be read by nobody, and its number and hash stay', async () => {
  const { letterId } = await draft()
  const { hash, number } = await freeze(letterId)
  await inTx((tx) => eraseLetter(tx, ctx, { letterId, reason: '保存期满' }))
  await expect(openLetter(school.parts.db, { key: key(), letterId })).rejects.toMatchObject({ code: 'letter.erased' })
  await expect(readLetterFile(ctx, { key: key(), letterId, format: 'pdf' })).rejects.toMatchObject({
    code: 'letter.erased',
  })
  expect(await listLettersOf(school.parts.db, SUBJECT)).toMatchObject([{ number, hash, state: 'frozen' }])
  const bring = school.parts.db.updateTable('letter').set({ erased_at: null, sealed_key: Buffer.alloc(61) })
  await expect(bring.where('id', '=', letterId).execute()).rejects.toThrow('a signed letter stays as it is')
})
