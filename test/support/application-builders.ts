import { currentNotice, type Intake, submitApplication } from '../../src/features/applications/index.ts'
import type { Receipt } from '../../src/features/applications/receive-application.ts'
import type { Rules } from '../../src/features/applications/domain/rules.ts'
import { VISITOR } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Person } from './builders.ts'
import { anOffice, type Answered, ask, CLEAN, type Office } from './disclosure-builders.ts'
import { prepareLetters } from './letter-builders.ts'
import type { School } from './school.ts'

/** Marks that stand for a person in every sealed field: where one shows up, something leaked. */
export const SECRET_NAME = '示例甲'
export const SECRET_NUMBER = 'SECRET-440101-X'

/** An application with everything that is required. */
export function anIntake(changes: Partial<Intake> = {}): Intake {
  return {
    kind: 'person',
    identity: {
      name: SECRET_NAME,
      documentType: '居民身份证',
      documentNo: SECRET_NUMBER,
      representative: '示例代表',
      contactName: '示例联系人',
      phone: '0416-0000000',
      email: 'sample@example.edu.cn',
      address: '示例路1号',
    },
    request: { title: '2025年实验室安全检查情况', what: '请提供检查通报', purpose: '' },
    form: 'electronic',
    way: 'online',
    ...changes,
  }
}

/** An office that can answer applications: as `anOffice`, and with everything that letters need. */
export async function anAnsweringOffice(school: School): Promise<Office> {
  const office = await anOffice(school)
  await prepareLetters(school, '示例医大公开回')
  return office
}

/** An application sent on the website. */
export function apply(school: School, changes: Partial<Intake> = {}): Promise<Receipt> {
  return submitApplication(school.as(VISITOR), school.parts.secretKey, {
    intake: anIntake(changes),
    files: [],
    intakeKey: newId(),
    noticeVersion: currentNotice().version,
    offered: [],
  })
}

/** What the staff does to an application; throws when it is refused. */
export async function act(
  school: School,
  person: Person,
  [id, what, body = {}]: readonly [id: string, what: string, body?: object],
): Promise<Answered> {
  const method = what === 'decision' ? 'PUT' : 'POST'
  const { status, body: answer } = await ask(school, person, [method, `/applications/${id}/${what}`, body])
  if (status !== 200) throw new Error(`${what}: ${JSON.stringify(answer)}`)
  return answer
}

/** The school decides how it handles applications. */
export async function useRules(school: School, office: Office, changes: Partial<Rules>): Promise<void> {
  const rules = { regime: 'moe29', onlineReceipt: 'confirmation', own: {}, retentionYears: 10, reassessMonths: 12 }
  const { status, body } = await ask(school, office.office, ['PUT', '/application-rules', { ...rules, ...changes }])
  if (status !== 200) throw new Error(JSON.stringify(body))
}

/** The clock of the school moves to ten in the morning of a day. */
export function goTo(school: School, day: string): void {
  school.clock.now = new Date(`${day}T10:00:00+08:00`)
}

/** An application that the unit works on. */
export async function anAssigned(school: School, office: Office, changes: Partial<Intake> = {}): Promise<Receipt> {
  const receipt = await apply(school, changes)
  const today = school.clock.now.toISOString().slice(0, 10)
  await act(school, office.office, [receipt.id, 'receipt', { receivedOn: today }])
  await act(school, office.office, [receipt.id, 'assignments', { unitIds: [office.unitId], note: '' }])
  return receipt
}

export const GRANTED = { kind: 'granted', parts: { way: '见附件，可在本网站下载。' } }

/** Drafts, checks and signs an answer; answers its hash. */
export async function decide(
  school: School,
  office: Office,
  [id, decision = GRANTED]: readonly [id: string, decision?: object],
): Promise<string> {
  const { hash } = await act(school, office.editor, [id, 'decision', decision])
  await act(school, office.editor, [id, 'decision/submission'])
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  await act(school, office.leader, [id, 'decision/signature', { hash }])
  return String(hash)
}

/** An application that is answered. */
export async function anAnswered(school: School, office: Office, decision: object = GRANTED): Promise<Receipt> {
  const receipt = await anAssigned(school, office)
  await decide(school, office, [receipt.id, decision])
  const on = school.clock.now.toISOString().slice(0, 10)
  await act(school, office.office, [receipt.id, 'delivery', { way: 'online', on, note: '' }])
  return receipt
}

/** A form as a page sends it. */
export function post(school: School, url: string, fields: Record<string, string>) {
  return school.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  })
}
