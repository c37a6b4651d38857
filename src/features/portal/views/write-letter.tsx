import type { ReactNode } from 'react'
import { grouped } from '../../../kernel/query-code.ts'
import { LETTER_KIND_NAMES } from '../../../kernel/case-words.ts'
import { type Letter, LETTER_KINDS, NOTICE, type ShownMailbox } from '../../mailboxes/index.ts'
import { EncryptChoice } from './encrypted-report.tsx'
import { CheckedField, Choice, ErrorSummary, FileField, Notice, Question } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'

/** The form of a letter: what was typed, what is wrong with it, and the check that a person sends it. */
export interface LetterFormView {
  readonly box: ShownMailbox
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly letter: Letter
  readonly error: string
  readonly missing: readonly string[]
  readonly challenge: { readonly task: string; readonly question: string; readonly ticket: string }
}

const WRONG: Readonly<Record<string, string>> = {
  title: '请填写标题。',
  what: '请写明内容。',
  name: '请填写姓名。',
  phone: '电话、邮箱请至少填写一项。',
  email: '请填写正确的邮箱。',
  isAnonymous: '这个信箱不接收匿名来信。',
}
const HIDDEN_META = [['robots', 'noindex']] as const

function Line({
  name,
  view,
  ...line
}: {
  name: string
  label: string
  hint?: string
  value: string
  view: LetterFormView
}) {
  return <CheckedField name={name} {...line} wrong={view.missing.includes(name) ? (WRONG[name] ?? '') : ''} />
}

function Tick({ name, label, isTicked }: { name: string; label: string; isTicked: boolean }): ReactNode {
  return (
    <div className="field choices">
      <label>
        <input type="checkbox" name={name} value="1" defaultChecked={isTicked} /> {label}
      </label>
    </div>
  )
}

function Body({ view }: { view: LetterFormView }): ReactNode {
  const isWrong = view.missing.includes('what')
  return (
    <div className={isWrong ? 'field wrong' : 'field'}>
      <label htmlFor="what">内容（必填）</label>
      {isWrong ? (
        <p className="wrong-why" id="what-wrong">
          {WRONG['what']}
        </p>
      ) : null}
      <textarea
        id="what"
        name="what"
        maxLength={6000}
        defaultValue={view.letter.words.what}
        aria-invalid={isWrong}
        {...(isWrong ? { 'aria-describedby': 'what-wrong' } : {})}
      />
    </div>
  )
}

function Matter({ view }: { view: LetterFormView }): ReactNode {
  const { box, letter, units } = view
  return (
    <fieldset>
      <legend>来信内容</legend>
      <Choice
        name="kind"
        label="类型"
        value={letter.kind}
        options={LETTER_KINDS.map((kind) => [kind, LETTER_KIND_NAMES[kind]])}
      />
      {box.sections.length === 0 ? null : (
        <Choice
          name="section"
          label="版块"
          value={letter.sectionId ?? ''}
          options={[['', '不确定'], ...box.sections.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      <Choice
        name="about"
        label="投诉的单位（投诉时选择，来信不会交给这个单位）"
        value={letter.aboutUnitId ?? ''}
        options={[['', '没有或者不确定'], ...units.map(({ id, name }) => [id, name] as const)]}
      />
      <Line name="title" label="标题（必填）" value={letter.words.title} view={view} />
      <Body view={view} />
      {box.publishesAnswers ? (
        <Tick name="publish" label="同意隐去姓名后公开答复" isTicked={letter.allowsPublication} />
      ) : null}
    </fieldset>
  )
}

function Writer({ view }: { view: LetterFormView }): ReactNode {
  const { isAnonymous, writer } = view.letter
  return (
    <fieldset>
      <legend>来信人</legend>
      {view.box.allowsAnonymous ? <Tick name="anonymous" label="匿名（以下不填）" isTicked={isAnonymous} /> : null}
      <Line name="name" label="姓名" value={writer.name} view={view} />
      <Line name="phone" label="联系电话" hint="电话、邮箱至少填写一项。" value={writer.phone} view={view} />
      <Line name="email" label="电子邮箱" value={writer.email} view={view} />
    </fieldset>
  )
}

function Attachments({ view }: { view: LetterFormView }): ReactNode {
  return <FileField id="files" hint={view.box.allowsAnonymous ? '匿名来信的附件会除去作者、拍摄地点等信息。' : ''} />
}

/** What the script needs that encrypts a report. */
function encrypting({ reportKey }: ShownMailbox) {
  if (reportKey === null) return {}
  const { no, publicKey } = reportKey
  return { 'data-report-key': JSON.stringify({ no, publicKey }), 'data-wrong': JSON.stringify(WRONG) }
}

/** The form; nothing of it needs a script but the encryption of a report. */
export function LetterForm({ page, view }: { page: PageContext; view: LetterFormView }): ReactNode {
  const { box, challenge } = view
  const base = `/mailboxes/${box.slug}`
  const crumbs = [{ name: '信箱', href: '/mailboxes' }, { name: box.name, href: base }, { name: '写信' }]
  return (
    <Frame page={page} title={`写信：${box.name}`} crumbs={crumbs} meta={HIDDEN_META}>
      <script type="module" src={page.assetUrl('apply.js')} />
      {box.reportKey === null ? null : <script type="module" src={page.assetUrl('encrypt-report.js')} />}
      <h1 className="page-title">写信：{box.name}</h1>
      <form
        className="form"
        method="post"
        action={`${base}/send-plain`}
        encType="multipart/form-data"
        data-task={challenge.task}
        data-action={`${base}/send`}
        {...encrypting(box)}
      >
        <ErrorSummary error={view.error} />
        <input type="hidden" name="noticeVersion" value={NOTICE.version} />
        <input type="hidden" name="ticket" value={challenge.ticket} />
        <input type="hidden" name="work" value="" />
        <EncryptChoice reportKey={box.reportKey} />
        <Matter view={view} />
        <Attachments view={view} />
        <Writer view={view} />
        <Notice notice={NOTICE} />
        <Question question={challenge.question} />
        <button className="button" type="submit">
          已阅读说明，提交
        </button>
      </form>
    </Frame>
  )
}

/** The receipt: number and code, shown this once. */
export function LetterReceipt({
  page,
  receipt,
}: {
  page: PageContext
  receipt: { readonly number: string; readonly code: string; readonly dueOn: string | null }
}): ReactNode {
  return (
    <Frame page={page} title="来信已收到" crumbs={[{ name: '信箱', href: '/mailboxes' }]} meta={HIDDEN_META}>
      <h1 className="page-title">来信已收到</h1>
      <div className="notice good">
        <p>编号</p>
        <p className="receipt">{receipt.number}</p>
        <p>查询码</p>
        <p className="receipt receipt-code">{grouped(receipt.code)}</p>
      </div>
      <p className="lead">请打印本页，或者记下编号和查询码。查询码只显示这一次，我们也无法找回。</p>
      <p>
        {receipt.dueOn === null ? '' : `我们会在 ${receipt.dueOn} 前答复。`}凭编号和查询码可以
        <a href="/mailboxes/progress">查询进度</a>、留言、撤回、查看答复和评价。
      </p>
    </Frame>
  )
}
