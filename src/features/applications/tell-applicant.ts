import { randomBytes } from 'node:crypto'
import { newId } from '../../platform/ids.ts'
import { seal } from '../../platform/sealed.ts'
import { openPersons } from '../casework/index.ts'
import { readLetterFile } from '../letters/index.ts'
import { isReachable, type NoticeOrder, notify } from '../notices/index.ts'
import type { Held } from './on-case.ts'

/** What an applicant with an e-mail address hears by mail: the number, what happened, and where to look; nothing of who they are. */
export type Told =
  | { readonly what: 'received'; readonly dueOn: string }
  | { readonly what: 'supplement'; readonly until: string }
  | { readonly what: 'extended'; readonly dueOn: string | null }
  | { readonly what: 'deferred'; readonly dueOn: string | null }

const WHERE = '详情和文书请在本校信息公开网站“依申请公开”的“查询进度”中，凭编号和查询码查看。请勿直接回复本邮件。'

function wordsFor(told: Told): { title: string; text: string } {
  switch (told.what) {
    case 'received':
      return { title: '信息公开申请已登记', text: `您的信息公开申请已经登记，答复期限届满日为 ${told.dueOn}。` }
    case 'supplement':
      return { title: '信息公开申请需要补正', text: `您的信息公开申请需要补正，请在 ${told.until} 前提交。` }
    case 'deferred':
      return {
        title: '信息公开申请延迟答复',
        text: `您的信息公开申请已经确定延迟答复的期限${told.dueOn === null ? '' : `，届满日为 ${told.dueOn}`}。`,
      }
    case 'extended':
      return {
        title: '信息公开申请延期答复',
        text: `您的信息公开申请的答复期限已经延长${told.dueOn === null ? '' : `，届满日为 ${told.dueOn}`}。`,
      }
  }
}

/** The address of the applicant, if they gave one to which a mail can be sent. A case without one goes on all the same. */
async function addressOf({ tx, file }: Held, key: Buffer): Promise<string | undefined> {
  const applicant = (await openPersons(tx, key, file.id)).find(({ role }) => role === 'applicant')
  const address = (applicant?.identity['email'] ?? '').trim()
  return isReachable('email', address) ? address : undefined
}

async function mail(
  held: Held,
  key: Buffer,
  order: Pick<NoticeOrder, 'kind' | 'title' | 'text'> & { files?: NoticeOrder['files'] },
): Promise<void> {
  const { tx, ctx, file } = held
  const address = await addressOf(held, key)
  if (address === undefined) return
  const { files = [], kind, title, text } = order
  await notify(tx, key, {
    kind,
    receiver: { channel: 'email', address },
    subject: { type: 'case', id: file.id, reference: file.number },
    unitId: file.leadUnitId,
    title,
    text: `编号：${file.number}\n\n${text}\n\n${WHERE}`,
    files,
    orderedBy: ctx.actor.id,
  })
}

/** Tells the applicant by mail, in the transaction of the step. */
export async function tellApplicant(held: Held, key: Buffer, told: Told): Promise<void> {
  await mail(held, key, { kind: `applications.${told.what}`, ...wordsFor(told) })
}

/** The PDF of a letter for a mail: in the store under a key of its own, which lies sealed in the notice. */
async function enclosed({ tx, ctx, file }: Held, key: Buffer, letterId: string) {
  const pdf = await readLetterFile({ db: tx, files: ctx.files }, { key, letterId, format: 'pdf' })
  const [own, place] = [randomBytes(32), `mailed letter ${newId()}`]
  const { sha256 } = await ctx.files.put(tx, seal(own, pdf, place), 'application/octet-stream')
  const sealed = { key: own.toString('base64'), place }
  return { sha256, name: `答复书-${file.number}.pdf`, mediaType: 'application/pdf', sealed }
}

/** 答复送达: the answer itself goes by mail only to those who chose e-mail as the way of supply. */
export async function tellAnswered(held: Held, key: Buffer, letterId: string | null): Promise<void> {
  const isByMail = held.application.way === 'email' && letterId !== null
  const text = isByMail ? '您的信息公开申请已经答复，答复书见附件。' : '您的信息公开申请已经答复。'
  const files = isByMail ? [await enclosed(held, key, letterId)] : []
  await mail(held, key, { kind: 'applications.answered', title: '信息公开申请已答复', text, files })
}
