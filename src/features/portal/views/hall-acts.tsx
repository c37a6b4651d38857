import type { ReactNode } from 'react'
import type { Fault } from '../../../kernel/form-terms.ts'
import type { viewOwnMatter } from '../../services/index.ts'
import { RatingField, Ticket, type TicketView } from './case-progress.tsx'
import type { Drawing } from './hall-inputs.tsx'
import { FormSections } from './hall-form.tsx'

/** One's own matter; `ticket` for a visitor, who carries number and code along. */
export interface MatterView {
  readonly matter: Awaited<ReturnType<typeof viewOwnMatter>>
  readonly ticket: TicketView | null
  readonly base: string
  readonly told: string
  readonly error: string
  readonly faults: readonly Fault[]
  readonly units: readonly string[]
  readonly venues: Drawing['venues']
  readonly ownFiles: Drawing['ownFiles']
  readonly typed: Readonly<Record<string, unknown>>
}

function Carried({ ticket }: Pick<MatterView, 'ticket'>): ReactNode {
  return ticket === null ? null : <Ticket ticket={ticket} />
}

interface Act {
  readonly action: string
  readonly title: string
  readonly hint: string
  readonly label?: string
  readonly button: string
  readonly isRequired?: boolean
}

function ActForm({ view: { base, ticket }, act }: { view: MatterView; act: Act }): ReactNode {
  const { action, title, hint, label, button, isRequired = true } = act
  const id = `text-${action}`
  return (
    <form className="form" method="post" action={`${base}/${action}`}>
      <h2>{title}</h2>
      {hint === '' ? null : <p className="hint">{hint}</p>}
      <Carried ticket={ticket} />
      {label === undefined ? null : (
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <textarea id={id} name="text" maxLength={2000} required={isRequired} />
        </div>
      )}
      <button className="button" type="submit">
        {button}
      </button>
    </form>
  )
}

function SupplementForm({ view }: { view: MatterView }): ReactNode {
  const { matter, base, ticket, faults, units, typed } = view
  return (
    <form className="form" method="post" encType="multipart/form-data" action={`${base}/supplement`}>
      <h2>补充后再次提交</h2>
      <p className="hint">请按上面往来中的要求修改或者补充。改动了内容的，从第一步重新办理。</p>
      <Carried ticket={ticket} />
      <FormSections
        sections={matter.form.sections}
        drawing={{ typed, faults, units, venues: view.venues, ownFiles: view.ownFiles, taken: [] }}
      />
      <div className="field">
        <label htmlFor="text-supplement">说明</label>
        <textarea id="text-supplement" name="text" maxLength={2000} />
      </div>
      <button className="button" type="submit">
        再次提交
      </button>
    </form>
  )
}

function RateForm({ view: { base, ticket } }: { view: MatterView }): ReactNode {
  return (
    <form className="form" method="post" action={`${base}/rating`}>
      <h2>评价</h2>
      <Carried ticket={ticket} />
      <RatingField />
      <div className="field">
        <label htmlFor="text-rating">想说的话（可不填）</label>
        <textarea id="text-rating" name="text" maxLength={1000} />
      </div>
      <button className="button" type="submit">
        提交评价
      </button>
    </form>
  )
}

const MESSAGE = { action: 'message', title: '留言', hint: '', label: '写给承办人', button: '发送' }
const URGE = { action: 'urging', title: '催办', hint: '每天可以催办一次，承办人会看到。', button: '催办' }
const CONFIRM = { action: 'confirmation', title: '请您确认', hint: '这一步由您办理。', button: '确认' }
const WITHDRAWAL = {
  action: 'withdrawal',
  title: '撤回申请',
  hint: '撤回后不再办理，也不能恢复；需要时可以重新申请。',
  button: '撤回',
}

/** Everything that the applicant may do now. */
export function Actions({ view }: { view: MatterView }): ReactNode {
  const { matter } = view
  return (
    <>
      {matter.isAsked ? <SupplementForm view={view} /> : null}
      {matter.mayConfirm ? <ActForm view={view} act={CONFIRM} /> : null}
      {matter.mayRate ? <RateForm view={view} /> : null}
      {matter.mayWrite ? <ActForm view={view} act={MESSAGE} /> : null}
      {matter.mayUrge ? <ActForm view={view} act={URGE} /> : null}
      {matter.mayWithdraw ? <ActForm view={view} act={WITHDRAWAL} /> : null}
    </>
  )
}
