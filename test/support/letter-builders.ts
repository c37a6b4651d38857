import { extractText, getDocumentProxy } from 'unpdf'
import type { DraftOrder } from '../../src/features/letters/draft-letter.ts'
import { draftLetter, loadShippedTemplates, saveLetterSettings } from '../../src/features/letters/index.ts'
import { EMPTY_PROFILE, saveProfile } from '../../src/features/organisation/index.ts'
import type { School } from './school.ts'

/** Whom the letters of tests are for: characters beyond what most faces have. */
export const ADDRESSEE = '𠮷㛃䶮'

/** What the letters of tests are about. */
export const SUBJECT = { type: 'case', id: 'case-1' }

/** The fields of 予以公开答复书. */
export const GRANTED = {
  applicantName: ADDRESSEE,
  you: '您',
  caseNo: 'YSQ2026-00012',
  receivedOn: '2026-11-02',
  requested: '2025年度大型仪器设备采购合同',
  supplied: ['合同第一册', '合同第二册'],
  supplyWay: '电子邮件',
}

/** A school that can sign: templates, offices, authority, and number words; for receipts only where one is given. */
export async function prepareLetters(school: School, receiptWord = ''): Promise<void> {
  await school.parts.db.transaction().execute(async (tx) => {
    await loadShippedTemplates(tx)
    await saveProfile(tx, {
      ...EMPTY_PROFILE,
      name: '示例医科大学',
      disclosureOffice: { ...EMPTY_PROFILE.disclosureOffice, phone: '010-00000001', address: '示例路1号' },
      supervisionOffice: { ...EMPTY_PROFILE.supervisionOffice, phone: '010-00000002' },
    })
    await saveLetterSettings(tx, {
      issuer: '',
      numberWords: {
        receipt: receiptWord,
        notice: '示例医大公开告',
        consultation: '示例医大公开函',
        answer: '示例医大公开答',
      },
      defaultRemedy: 'supervision',
      authorityName: '示例省教育厅',
    })
  })
}

/** A draft of 予以公开答复书 under 29号令; state only what matters to the test. */
export function aLetter(
  school: School,
  { unitId, ...more }: Partial<DraftOrder> & { unitId: string },
): Promise<{ letterId: string; textNo: number }> {
  const order = { subject: SUBJECT, templateId: 'answer-granted', regime: 'moe29' as const, values: GRANTED }
  const key = school.parts.secretKey
  return school.parts.db.transaction().execute((tx) => draftLetter(tx, school.as(), { key, unitId, ...order, ...more }))
}

/** The words of a PDF without spaces, as a search would see them. */
export async function wordsOfPdf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text.normalize('NFKC').replace(/\s/g, '')
}
