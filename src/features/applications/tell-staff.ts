import { type Permission, rolesWith } from '../../kernel/roles.ts'
import { listHolders } from '../accounts/index.ts'
import { type StaffNotice, tellStaff } from '../casework/index.ts'
import type { Held } from './on-case.ts'

/** What people of the school are told about an application. */
async function tell(held: Held, key: Buffer, notice: Omit<StaffNotice, 'path'>): Promise<void> {
  await tellStaff(held.tx, key, { ...notice, path: `/applications/${notice.about.id}` })
}

/** Those who may do this, in these units where it is a right over units; whoever acts now knows already. */
async function others(
  { tx, ctx }: Pick<Held, 'tx' | 'ctx'>,
  permission: Permission,
  unitIds: readonly (string | null)[] = [null],
): Promise<string[]> {
  const roles = rolesWith(permission)
  const held: string[] = []
  for (const unitId of unitIds) held.push(...(await listHolders(tx, { roles, unitId })))
  return held.filter((id) => id !== ctx.actor.id)
}

/** 交办: the units at work hear of it. */
export async function tellUnits(held: Held, key: Buffer, unitIds: readonly string[]): Promise<void> {
  const { file } = held
  await tell(held, key, {
    kind: 'applications.assigned',
    about: { ...file, leadUnitId: unitIds[0] ?? null },
    to: await others(held, 'applications.work', unitIds),
    title: `申请 ${file.number} 已交本单位办理`,
    text: file.dueOn === null ? '答复期限目前停止计算。' : `答复期限届满日为 ${file.dueOn}。`,
  })
}

/** 送审: those who check for secrets hear of it. */
export async function tellSecrecy(held: Held, key: Buffer): Promise<void> {
  const { file } = held
  await tell(held, key, {
    kind: 'applications.to-check',
    about: file,
    to: await others(held, 'applications.check-secrecy', [file.leadUnitId]),
    title: `申请 ${file.number} 的答复待保密审查`,
    text: '请核对答复和文书的全文，逐项审查。',
  })
}

/** Checked: those who sign hear of it. */
export async function tellSigners(held: Held, key: Buffer): Promise<void> {
  const { file } = held
  await tell(held, key, {
    kind: 'applications.to-sign',
    about: file,
    to: await others(held, 'applications.sign'),
    title: `申请 ${file.number} 的答复待签发`,
    text: '答复已通过保密审查，请核对文书的全文后签发。',
  })
}

/** The applicant wrote: the office and those at work hear of it, without the words. */
export async function tellOfMessage(held: Held, key: Buffer): Promise<void> {
  const { file, facts } = held
  const office = await others(held, 'applications.handle')
  const units = await others(held, 'applications.work', facts.unitIds)
  await tell(held, key, {
    kind: 'applications.message',
    about: file,
    to: [...office, ...units],
    title: `申请 ${file.number} 的申请人留言`,
    text: '申请人有新的留言，请打开这一件查看。',
  })
}
