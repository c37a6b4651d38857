import {
  assignUnits,
  confirmReceipt,
  currentNotice,
  deliverAnswer,
  draftDecision,
  passSecrecy,
  signDecision,
  submitApplication,
  submitDecision,
} from './features/applications/index.ts'
import { addDays, type Day, dayOf } from './kernel/day.ts'
import { type Actor, type Context, VISITOR } from './platform/context.ts'
import { newId } from './platform/ids.ts'
import { type SampleApplication, sampleApplications } from './sample/applications.ts'

interface Hands {
  readonly ctx: Context
  /** Seals what names a person. */
  readonly key: Buffer
  readonly office: Actor
  /** Drafts the answers of its unit. */
  readonly editor: Actor
  readonly secrecy: Actor
  readonly leader: Actor
  readonly unitOf: (code: string) => string
}

/** The same platform on another day, for somebody else. */
function as({ ctx }: Hands, actor: Actor, day: Day): Context {
  return { ...ctx, actor, now: () => new Date(`${day}T10:00:00+08:00`) }
}

async function send(hands: Hands, { isCompany, title, what }: SampleApplication, day: Day): Promise<string> {
  const identity = {
    ...{ name: isCompany ? '示例有限公司' : '示例申请人', contactName: '示例联系人', phone: '0416-0000000' },
    ...{ documentType: isCompany ? '统一社会信用代码' : '居民身份证', documentNo: 'X-示例-1' },
    ...{ representative: isCompany ? '示例代表' : '', email: 'shenqing@example.com', address: '示例路1号' },
  }
  const { id } = await submitApplication(as(hands, VISITOR, day), hands.key, {
    intake: {
      kind: isCompany ? 'business' : 'person',
      identity,
      request: { title, what, purpose: '' },
      form: 'electronic',
      way: 'online',
    },
    files: [],
    intakeKey: newId(),
    noticeVersion: currentNotice().version,
    offered: [],
  })
  return id
}

const FOUND_NOTHING = { stateSecret: false, workSecret: false, personalData: false, commercialSecret: false }

async function answer(
  hands: Hands,
  id: string,
  { on, kind, parts }: { on: Day } & Pick<NonNullable<SampleApplication['answer']>, 'kind' | 'parts'>,
): Promise<void> {
  const { key, office, editor, secrecy, leader } = hands
  const { hash } = await draftDecision(as(hands, editor, on), key, { id, kind, parts })
  await submitDecision(as(hands, editor, on), key, { id })
  await passSecrecy(as(hands, secrecy, on), key, { id, hash, ...FOUND_NOTHING, basis: '已逐项审查，不涉密（示例）' })
  await signDecision(as(hands, leader, on), key, { id, hash })
  await deliverAnswer(as(hands, office, on), key, { id, way: 'online', on, note: '' })
}

/** Applies to the sample school, and answers some of it, by the use cases that people go through, each on its day. */
export async function loadApplications(hands: Hands): Promise<void> {
  const { ctx, key, office, unitOf } = hands
  const dayAt = (days: number): Day => addDays(dayOf(ctx.now()), days)
  for (const application of sampleApplications) {
    const sentOn = dayAt(application.sentOn)
    const id = await send(hands, application, sentOn)
    if (application.unitCode === null) continue
    const acting = as(hands, office, sentOn)
    await confirmReceipt(acting, key, { id, receivedOn: sentOn })
    await assignUnits(acting, key, { id, unitIds: [unitOf(application.unitCode)], note: '' })
    if (application.answer) await answer(hands, id, { ...application.answer, on: dayAt(application.answer.on) })
  }
}
