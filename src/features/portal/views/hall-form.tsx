import type { ReactNode } from 'react'
import type { Section } from '../../../kernel/form-terms.ts'
import { PERSON_KIND_NAMES } from '../../../kernel/person-kind.ts'
import { grouped } from '../../../kernel/query-code.ts'
import type { Applicant, MatterReceipt } from '../../services/index.ts'
import { CheckedField, ErrorSummary, Question } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { HallField } from './hall-field.tsx'
import type { Drawing } from './hall-inputs.tsx'

export const HALL: { readonly name: string; readonly href: string } = { name: '信息服务大厅', href: '/hall' }
export const HIDDEN_META = [['robots', 'noindex']] as const

/** The form of a service: what is shown of it, what was typed, and for a visitor the check that a person sends it. */
export interface HallFormView extends Drawing {
  readonly service: { readonly slug: string; readonly name: string; readonly unitName: string }
  readonly versionId: string
  readonly sections: readonly Section[]
  readonly applicant: Applicant
  readonly visitor: { readonly name: string; readonly phone: string; readonly email: string }
  readonly missing: readonly string[]
  readonly error: string
  readonly told: string
  readonly mark: string
  readonly challenge: { readonly task: string; readonly question: string; readonly ticket: string } | null
  readonly isPreview: boolean
}

const WRONG: Readonly<Record<string, string>> = { name: '请填写姓名。', phone: '请填写联系电话。' }

function VisitorFields({ view: { visitor, missing } }: { view: HallFormView }): ReactNode {
  const wrong = (name: string): string => (missing.includes(name) ? (WRONG[name] ?? '') : '')
  return (
    <fieldset>
      <legend>申请人</legend>
      <CheckedField name="name" label="姓名（必填）" value={visitor.name} wrong={wrong('name')} autoComplete="name" />
      <CheckedField
        name="phone"
        label="联系电话（必填）"
        value={visitor.phone}
        wrong={wrong('phone')}
        autoComplete="tel"
      />
      <CheckedField name="email" label="电子邮箱" value={visitor.email} wrong="" autoComplete="email" />
    </fieldset>
  )
}

function Who({ view }: { view: HallFormView }): ReactNode {
  const { applicant } = view
  if (applicant.accountId === null) return <VisitorFields view={view} />
  const { number = '', unitName = '' } = applicant.identity
  return (
    <p className="lead">
      申请人：
      {[applicant.name, PERSON_KIND_NAMES[applicant.kind], number, unitName].filter((text) => text !== '').join('，')}
    </p>
  )
}

/** The sections of a form with their fields. */
export function FormSections({ sections, drawing }: { sections: readonly Section[]; drawing: Drawing }): ReactNode {
  return sections.map(({ key, title, fields }) => (
    <fieldset key={key}>
      <legend>{title}</legend>
      {fields.map((field) => (
        <HallField key={field.key} field={field} drawing={drawing} />
      ))}
    </fieldset>
  ))
}

/** Only on request, and only for whoever has an account: a copy that nobody asked for is kept by nobody. */
function KeepFiles({ view: { applicant, sections, isPreview } }: { view: HallFormView }): ReactNode {
  const hasFiles = sections.some(({ fields }) => fields.some(({ kind }) => kind === 'files'))
  if (applicant.accountId === null || isPreview || !hasFiles) return null
  return (
    <p>
      <label>
        <input type="checkbox" name="keepFiles" value="1" /> 提交后把附件留在“我的附件”，下次办事可以再用（180
        天不用自动删除，可以随时删除）
      </label>
    </p>
  )
}

function Buttons({ view: { applicant, isPreview } }: { view: HallFormView }): ReactNode {
  if (isPreview) return <p className="notice">这是预览，不能提交。</p>
  return (
    <p>
      <button className="button" type="submit" name="act" value="send">
        提交
      </button>{' '}
      {applicant.accountId === null ? null : (
        <button className="button quiet" type="submit" name="act" value="save" formNoValidate>
          保存，以后继续
        </button>
      )}
    </p>
  )
}

function isSigned({ sections }: HallFormView): boolean {
  return sections.some(({ fields }) => fields.some(({ kind }) => kind === 'signature'))
}

/** The page of a form; nothing of it needs a script. What a choice makes necessary is asked for when the form comes back. */
export function HallForm({ page, view }: { page: PageContext; view: HallFormView }): ReactNode {
  const { service, challenge, told } = view
  const base = `/hall/${service.slug}`
  const crumbs = [HALL, { name: service.name, href: base }, { name: '填写' }]
  return (
    <Frame page={page} title={`办理：${service.name}`} crumbs={crumbs} meta={HIDDEN_META}>
      {challenge ? <script type="module" src={page.assetUrl('apply.js')} /> : null}
      {isSigned(view) ? <script type="module" src={page.assetUrl('sign.js')} /> : null}
      <h1 className="page-title">{service.name}</h1>
      <form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={challenge ? `${base}/send-plain` : `${base}/send`}
        {...(challenge ? { 'data-task': challenge.task, 'data-action': `${base}/send` } : {})}
      >
        <ErrorSummary error={view.error} />
        {told === '' ? null : (
          <div className="notice good" role="status">
            <p>{told}</p>
          </div>
        )}
        <input type="hidden" name="versionId" value={view.versionId} />
        <input type="hidden" name="mark" value={view.mark} />
        {challenge ? (
          <>
            <input type="hidden" name="ticket" value={challenge.ticket} />
            <input type="hidden" name="work" value="" />
          </>
        ) : null}
        <Who view={view} />
        <FormSections sections={view.sections} drawing={view} />
        {challenge ? <Question question={challenge.question} /> : null}
        <KeepFiles view={view} />
        <Buttons view={view} />
      </form>
    </Frame>
  )
}

function VisitorReceipt({ receipt }: { receipt: MatterReceipt }): ReactNode {
  return (
    <>
      <div className="notice good">
        <p>编号</p>
        <p className="receipt">{receipt.number}</p>
        <p>查询码</p>
        <p className="receipt receipt-code">{grouped(receipt.code)}</p>
      </div>
      <p className="lead">请打印本页，或者记下编号和查询码。查询码只显示这一次，我们也无法找回。</p>
      <p>
        凭编号和查询码可以<a href="/hall/progress">查询进度</a>、补充、撤回、查看结果和评价。
      </p>
    </>
  )
}

function MemberReceipt({ receipt }: { receipt: MatterReceipt }): ReactNode {
  return (
    <>
      <div className="notice good">
        <p>编号</p>
        <p className="receipt">{receipt.number}</p>
      </div>
      <p>
        <a href={`/hall/mine/${receipt.id}`}>查看进度</a>，或者在<a href="/hall/mine">我的办件</a>中随时查看。
      </p>
    </>
  )
}

/** The receipt of a matter; a visitor's code is shown this once. */
export function HallReceipt({ page, receipt }: { page: PageContext; receipt: MatterReceipt }): ReactNode {
  return (
    <Frame page={page} title="已提交" crumbs={[HALL, { name: '已提交' }]} meta={HIDDEN_META}>
      <h1 className="page-title">已提交</h1>
      {receipt.applicant.accountId === null ? (
        <VisitorReceipt receipt={receipt} />
      ) : (
        <MemberReceipt receipt={receipt} />
      )}
      {receipt.dueOn === null ? null : (
        <p>
          承诺在 <time dateTime={receipt.dueOn}>{receipt.dueOn}</time> 前办结。
        </p>
      )}
    </Frame>
  )
}
