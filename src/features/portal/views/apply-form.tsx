import type { ReactNode } from 'react'
import {
  APPLICANT_KINDS,
  APPLICANT_NAMES,
  FORM_NAMES,
  type Intake,
  SUPPLY_FORMS,
  SUPPLY_WAYS,
  WAY_NAMES,
} from '../../applications/index.ts'
import { CheckedField, Choice, ErrorSummary, FileField, Notice, Question } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

/** The second step of an application: what was typed, what is wrong with it, and the check that a person sends it. */
export interface ApplyFormView {
  readonly intake: Intake
  readonly offered: string
  readonly error: string
  readonly missing: readonly string[]
  readonly notice: { readonly version: string; readonly paragraphs: readonly string[] }
  readonly challenge: { readonly task: string; readonly question: string; readonly ticket: string }
}

const WRONG: Readonly<Record<string, string>> = {
  name: '请填写姓名或者名称。',
  documentNo: '请填写证件号码。',
  representative: '请填写法定代表人或者负责人。',
  contactName: '请填写联系人。',
  phone: '电话、邮箱、地址请至少填写一项。',
  email: '选择电子邮件方式的，请填写正确的邮箱。',
  address: '选择邮寄方式的，请填写地址。',
}

interface LineProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly view: ApplyFormView
  readonly autoComplete?: string
}

function Line({ name, view, ...line }: LineProps): ReactNode {
  return <CheckedField name={name} {...line} wrong={view.missing.includes(name) ? (WRONG[name] ?? '') : ''} />
}

function Applicant({ view }: { view: ApplyFormView }): ReactNode {
  const { kind, identity } = view.intake
  return (
    <fieldset>
      <legend>申请人</legend>
      <Choice
        name="kind"
        label="申请人类型"
        value={kind}
        options={APPLICANT_KINDS.map((each) => [each, APPLICANT_NAMES[each]])}
      />
      <Line name="name" label="姓名或者单位名称（必填）" value={identity.name} view={view} autoComplete="name" />
      <Line
        name="documentType"
        label="证件类型"
        hint="自然人如居民身份证、护照、港澳台居民居住证；单位如统一社会信用代码证书。"
        value={identity.documentType}
        view={view}
      />
      <Line name="documentNo" label="证件号码或者统一社会信用代码（必填）" value={identity.documentNo} view={view} />
      <Line
        name="representative"
        label="法定代表人或者负责人（单位必填）"
        value={identity.representative}
        view={view}
      />
      <Line name="contactName" label="联系人（单位必填）" value={identity.contactName} view={view} />
      <Line
        name="phone"
        label="联系电话"
        hint="电话、邮箱、地址至少填写一项。"
        value={identity.phone}
        view={view}
        autoComplete="tel"
      />
      <Line name="email" label="电子邮箱" value={identity.email} view={view} autoComplete="email" />
      <Line name="address" label="通信地址和邮编" value={identity.address} view={view} autoComplete="street-address" />
    </fieldset>
  )
}

function Supply({ view }: { view: ApplyFormView }): ReactNode {
  const { form, way, request } = view.intake
  return (
    <fieldset>
      <legend>怎样提供</legend>
      <Choice
        name="form"
        label="信息的形式"
        value={form}
        options={SUPPLY_FORMS.map((each) => [each, FORM_NAMES[each]])}
      />
      <Choice name="way" label="获取的方式" value={way} options={SUPPLY_WAYS.map((each) => [each, WAY_NAMES[each]])} />
      <div className="field">
        <label htmlFor="purpose">用途（可不填）</label>
        <textarea id="purpose" name="purpose" maxLength={1000} defaultValue={request.purpose} />
      </div>
      <FileField id="files" hint="如身份证明、授权委托书。" />
    </fieldset>
  )
}

function Carried({ view }: { view: ApplyFormView }): ReactNode {
  const { request } = view.intake
  const fields = {
    title: request.title,
    what: request.what,
    offered: view.offered,
    noticeVersion: view.notice.version,
    ticket: view.challenge.ticket,
    work: '',
  }
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

const CRUMBS = [{ name: '依申请公开', href: '/apply' }, { name: '填写申请' }]

/** The second step: who applies and how it is to be supplied, the notice on personal information, and the check. */
export function ApplyForm({ page, view }: { page: PageContext; view: ApplyFormView }): ReactNode {
  return (
    <Frame page={page} title="填写申请：申请人信息" crumbs={CRUMBS} meta={[['robots', 'noindex']]}>
      <script type="module" src={page.assetUrl('apply.js')} />
      <h1 className="page-title">申请人信息</h1>
      <p className="lead">申请内容：{view.intake.request.title}</p>
      <form
        className="form"
        method="post"
        action="/apply/send-plain"
        encType="multipart/form-data"
        data-task={view.challenge.task}
        data-action="/apply/send"
      >
        <ErrorSummary error={view.error} />
        <Carried view={view} />
        <Applicant view={view} />
        <Supply view={view} />
        <Notice notice={view.notice} />
        <Question question={view.challenge.question} />
        <button className="button" type="submit">
          已阅读说明，提交申请
        </button>
      </form>
    </Frame>
  )
}
