import { addDays, type Day, formatDayCn } from '../../kernel/day.ts'
import type { ResultTemplate } from '../../kernel/hall-terms.ts'
import type { LetterSheet } from '../../platform/documents/letter-sheet.ts'
import { sha256 } from '../../platform/ids.ts'
import { grouped } from '../../kernel/query-code.ts'
import { insertPaper, newCode } from '../casework/index.ts'
import { fillIn, maskedName, wordsOf } from './domain/result-text.ts'
import { openName, openValues } from './matters.queries.ts'
import type { HeldMatter } from './on-matter.ts'
import { insertResult } from './results.store.ts'

interface Facts {
  readonly name: string
  readonly school: string
  readonly unitName: string
  readonly validUntil: Day | null
  readonly code: string
}

/** The code with its QR code; while nobody has said where the public finds the site, the code alone: a wrong address helps nobody. */
function verification(publicUrl: string, code: string): Pick<LetterSheet, 'note' | 'mark'> {
  const words = `验证码：${grouped(code)}`
  if (publicUrl === '') return { note: `${words}，可在本校网站“/verify”页面核验` }
  const address = `${publicUrl}/verify`
  const lines = [words, '扫描二维码核验，或者打开下面的网址输入验证码', address]
  return { note: '', mark: { address: `${address}/${grouped(code)}`, lines } }
}

function sheetOf(
  { ctx, key, file, matter, version, today }: HeldMatter,
  template: ResultTemplate,
  facts: Facts,
): LetterSheet {
  const { name, school, unitName, validUntil, code } = facts
  const words = new Map([
    ...wordsOf(version.definition.form, openValues(key, matter)),
    ['applicant', name],
    ['number', file.number],
    ['unit', unitName],
    ['school', school],
    ['today', formatDayCn(today)],
    ['validUntil', validUntil === null ? '长期' : formatDayCn(validUntil)],
  ])
  return {
    issuer: school,
    number: file.number,
    title: template.title,
    addressee: '',
    paragraphs: template.paragraphs.map((text) => ({ text: fillIn(text, words), isHeading: false })),
    attachments: [],
    signedBy: unitName,
    dateText: formatDayCn(today),
    ...verification(ctx.publicUrl, code),
    slip: null,
    madeAt: ctx.now(),
  }
}

/**
 * 出具结果文书: sets the document of a matter that is done, keeps it where the applicant has it, and makes the code by which anybody can
 * verify it. The code stands on the document alone; what is kept of it is a hash. Throws `letter.character-missing`.
 */
export async function issueResult(held: HeldMatter): Promise<void> {
  const { tx, ctx, key, file, matter, version, today, planning, school } = held
  const template = version.definition.result
  if (template === null) return
  const code = newCode()
  const name = openName(key, matter)
  const validUntil = template.validDays === null ? null : addDays(today, template.validDays)
  const unitName = planning.units.find(({ id }) => id === matter.unitId)?.name ?? ''
  const { letterPdf } = await import('../../platform/documents/letter-pdf.ts')
  const bytes = await letterPdf(sheetOf(held, template, { name, school, unitName, validUntil, code }))
  const paper = { name: `${template.title}.pdf`, mediaType: 'application/pdf', bytes }
  const paperId = await insertPaper(
    tx,
    { key, files: ctx.files },
    { caseId: file.id, role: 'answer', audience: 'applicant', ...paper },
  )
  await insertResult(tx, {
    caseId: file.id,
    codeHash: sha256(code),
    title: template.title,
    unitId: matter.unitId,
    shownName: maskedName(name, template.shows),
    issuedOn: today,
    validUntil,
    paperId,
    fileHash: sha256(bytes),
  })
}
