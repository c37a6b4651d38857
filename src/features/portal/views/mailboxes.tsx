import type { ReactNode } from 'react'
import type { readAnswer, readAnswers, readDigest, ShownMailbox } from '../../mailboxes/index.ts'
import { Contact } from './contact.tsx'
import { KeyOfOffice } from './encrypted-report.tsx'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { Empty, Pages } from './lists.tsx'

const HOME: Crumb = { name: '信箱', href: '/mailboxes' }

function placeOf({ name, slug }: ShownMailbox): Crumb {
  return { name, href: `/mailboxes/${slug}` }
}

function timesOf({ opensOn, closesOn }: ShownMailbox): string {
  if (opensOn === null && closesOn === null) return ''
  if (closesOn === null) return `${opensOn ?? ''} 起`
  return opensOn === null ? `${closesOn} 截止` : `${opensOn} 至 ${closesOn}`
}

const OPENNESS = { open: '', before: '尚未开始', over: '已截止' } as const

/** Every mailbox that can be written to. */
export function MailboxList({ page, boxes }: { page: PageContext; boxes: readonly ShownMailbox[] }): ReactNode {
  return (
    <Frame page={page} title="信箱" crumbs={[{ name: '信箱' }]}>
      <h1 className="page-title">信箱</h1>
      <p className="lead">
        咨询、建议、投诉、求助都可以写信。不需要账号；提交后得到编号和查询码，凭它们
        <a href="/mailboxes/progress">查询进度和答复</a>。
      </p>
      {boxes.length === 0 ? <Empty>目前没有开设信箱。</Empty> : null}
      <ul className="list plain">
        {boxes.map((box) => (
          <li key={box.id}>
            <span>
              <a href={`/mailboxes/${box.slug}`}>{box.name}</a>
              <span className="notes">
                {[box.unitName, timesOf(box), OPENNESS[box.openness]]
                  .filter((text) => text !== '')
                  .map((text) => (
                    <span key={text}>{text}</span>
                  ))}
                {box.hasDigest ? <a href={`/mailboxes/${box.slug}/digest`}>汇总和采纳情况</a> : null}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  )
}

function rulesOf(box: ShownMailbox): string[] {
  const source = box.isTermsVerified ? box.termsSource : `${box.termsSource}，试行`
  return [
    '一封信请只写一件事；写明时间、地点、经过和您的要求，便于核实。',
    box.allowsAnonymous
      ? '可以匿名；匿名来信应有可以查证的线索，答复只能凭编号和查询码查看。'
      : '请写真实姓名和一种联系方式；我们为您保密。',
    `自收到来信的次日起，${String(box.replyDays)} 个工作日内答复；事项复杂的，告知您后不超过 ${String(box.complexDays)} 个工作日（${source}）。`,
    '同一事项正在办理的、内容不明确的、不属于学校职责范围的，说明理由后不予办理。',
    `答复后 ${String(box.reopenDays)} 个工作日内，没有解决的，可以要求重新办理。`,
    box.publishesAnswers
      ? '有普遍意义的答复会公开，公开时隐去您的姓名；不同意公开的，请在信中选择。'
      : '这个信箱的来信和答复不公开。',
    ...(box.kind === 'supervision' ? ['只有监督办公室能看到来信，不会转给被投诉的单位。'] : []),
  ]
}

function Write({ box }: { box: ShownMailbox }): ReactNode {
  if (box.openness !== 'open')
    return (
      <div className="notice">
        <p>{box.openness === 'before' ? '尚未开始，请在开放时间内写信。' : '已经截止，感谢参与。'}</p>
      </div>
    )
  return (
    <p>
      <a className="button" href={`/mailboxes/${box.slug}/new`}>
        写信
      </a>{' '}
      <a href="/mailboxes/progress">查询进度</a>
    </p>
  )
}

/** A mailbox: what it is for, how long an answer takes, and where to begin. */
export function MailboxGuide({ page, box }: { page: PageContext; box: ShownMailbox }): ReactNode {
  const rows = [
    ['承办单位', box.unitName],
    ['开放时间', timesOf(box)],
    ['电子邮箱', box.email],
    ['可选的版块', box.sections.map(({ name }) => name).join('、')],
  ] as const
  return (
    <Frame page={page} title={box.name} crumbs={[HOME, { name: box.name }]}>
      <h1 className="page-title">{box.name}</h1>
      {box.intro === '' ? null : <p className="lead">{box.intro}</p>}
      <Contact rows={rows} />
      <Write box={box} />
      <section aria-labelledby="rules">
        <h2 id="rules">写信须知</h2>
        <ol className="ways">
          {rulesOf(box).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </section>
      <KeyOfOffice reportKey={box.reportKey} />
      {box.publishesAnswers ? (
        <p>
          <a href={`/mailboxes/${box.slug}/answers`}>查看公开的答复</a>
        </p>
      ) : null}
      {box.hasDigest ? (
        <p>
          <a href={`/mailboxes/${box.slug}/digest`}>查看汇总和采纳情况</a>
        </p>
      ) : null}
    </Frame>
  )
}

/** The published answers of a mailbox. */
export function AnswerList({
  page,
  view,
}: {
  page: PageContext
  view: Awaited<ReturnType<typeof readAnswers>> & { readonly pageNo: number; readonly size: number }
}): ReactNode {
  const { mailbox, rows, total, pageNo, size } = view
  const title = `${mailbox.name}：公开的答复`
  const base = `/mailboxes/${mailbox.slug}/answers`
  return (
    <Frame page={page} title={title} crumbs={[HOME, placeOf(mailbox), { name: '公开的答复' }]}>
      <h1 className="page-title">{title}</h1>
      {rows.length === 0 ? <Empty>还没有公开的答复。</Empty> : null}
      <ul className="list">
        {rows.map(({ no, title: name, kindName, publishedOn, unitName }) => (
          <li key={no}>
            <time dateTime={publishedOn}>{publishedOn}</time>
            <span>
              <a href={`${base}/${String(no)}`}>{name}</a>
              <span className="notes">
                <span>{kindName}</span>
              </span>
            </span>
            <span className="by">{unitName}</span>
          </li>
        ))}
      </ul>
      <Pages page={pageNo} size={size} count={{ total, isCapped: false }} href={(n) => `${base}?page=${String(n)}`} />
    </Frame>
  )
}

function Paragraphs({ text }: { text: string }): ReactNode {
  return (
    <div className="prose">
      {text.split(/\n+/).map((paragraph, at) => (
        <p key={`${String(at)}-${paragraph.slice(0, 12)}`}>{paragraph}</p>
      ))}
    </div>
  )
}

/** One published answer; whoever wrote is not named. */
export function AnswerPage({
  page,
  view: { mailbox, answer },
}: {
  page: PageContext
  view: Awaited<ReturnType<typeof readAnswer>>
}): ReactNode {
  const crumbs = [
    HOME,
    placeOf(mailbox),
    { name: '公开的答复', href: `/mailboxes/${mailbox.slug}/answers` },
    { name: answer.title },
  ]
  const rows = [
    ['类型', answer.kindName],
    ['答复单位', answer.unitName],
    ['公开日期', answer.publishedOn],
  ] as const
  return (
    <Frame page={page} title={answer.title} crumbs={crumbs}>
      <h1 className="page-title">{answer.title}</h1>
      <Contact rows={rows} />
      <section aria-labelledby="question">
        <h2 id="question">来信内容</h2>
        <Paragraphs text={answer.question} />
      </section>
      <section aria-labelledby="answer">
        <h2 id="answer">答复</h2>
        <Paragraphs text={answer.answer} />
      </section>
    </Frame>
  )
}

/** What came of a suggestion box. */
export function DigestPage({
  page,
  view,
}: {
  page: PageContext
  view: Awaited<ReturnType<typeof readDigest>>
}): ReactNode {
  const { mailbox, text, publishedOn, total, decisions } = view
  const title = `${mailbox.name}：汇总`
  return (
    <Frame page={page} title={title} crumbs={[HOME, placeOf(mailbox), { name: '汇总' }]}>
      <h1 className="page-title">{title}</h1>
      <p className="lead">
        共收到 {total} 条建议。公布日期 <time dateTime={publishedOn}>{publishedOn}</time>
      </p>
      <Paragraphs text={text} />
      {decisions
        .filter(({ count }) => count > 0)
        .map(({ name, count, notes }) => (
          <section key={name}>
            <h2>
              {name}（{count} 条）
            </h2>
            <ul>
              {notes.map((note, at) => (
                <li key={`${String(at)}-${note.slice(0, 12)}`}>{note}</li>
              ))}
            </ul>
          </section>
        ))}
    </Frame>
  )
}
