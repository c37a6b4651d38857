import type { ReactNode } from 'react'
import { LIFE_EVENT_NAMES, LIST_KIND_NAMES, PERSON_NAMES, promiseText } from '../../../kernel/list-terms.ts'
import type { GuideAnswer, GuideEntry } from '../../lists/index.ts'
import { Frame, type PageContext } from './frame.tsx'

/** An entry with the address under which everybody finds it, and that as a code. */
export interface GuideEntryView extends GuideAnswer {
  readonly address: string
  readonly code: string
}

function linesOf(text: string | null): string[] {
  return (text ?? '').split('\n').filter((line) => line !== '')
}

function Phones({ text }: { text: string }): ReactNode {
  return text.split(/[、，；;]/).map((phone, at) => (
    <span key={phone}>
      {at === 0 ? '' : '、'}
      <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone.trim()}</a>
    </span>
  ))
}

/** Who, where, when, telephone, how long: answered before anything else. */
function Answers({ entry: { says, unitName, unitSlug } }: { entry: GuideEntry }): ReactNode {
  const { section, post, place, hours, phone, email, fee } = says
  const who = [section, post].filter((part) => part !== null).join(' · ')
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      '谁来办',
      <>
        <a href={`/units/${unitSlug}`}>{unitName}</a>
        {who === '' ? null : ` ${who}`}
      </>,
    ],
    ['在哪里', place],
    ['什么时候', hours],
    ['电话', phone === null ? null : <Phones text={phone} />],
    ['多久办好', promiseText(says.promisedDays)],
    ['收费', fee],
    ['邮箱', email],
  ]
  return (
    <dl className="contact">
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** 立即办理: the services of the hall that carry the entry out, and where else it can be done on line. */
function Apply({ entry: { says, services } }: { entry: GuideEntry }): ReactNode {
  if (!says.isOnline) return null
  if (services.length === 0)
    return (
      <p>
        <a className="button" href={says.url} rel={says.url.startsWith('/') ? undefined : 'noreferrer'}>
          现在就办
        </a>
      </p>
    )
  return services.map(({ slug, name }) => (
    <p key={slug}>
      <a className="button" href={`/hall/${slug}`}>
        立即办理{services.length === 1 ? '' : `：${name}`}
      </a>
    </p>
  ))
}

function Steps({
  id,
  title,
  text,
  isOrdered = false,
}: {
  id: string
  title: string
  text: string | null
  isOrdered?: boolean
}) {
  const lines = linesOf(text)
  if (lines.length === 0) return null
  const items = lines.map((line, at) => <li key={`${String(at)}-${line}`}>{line}</li>)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="prose">{isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>}</div>
    </section>
  )
}

function Facts({ view: { entry, above, below } }: { view: GuideEntryView }): ReactNode {
  const { says, kind, number, version } = entry
  const link = (one: { number: string; matter: string }): ReactNode => (
    <a href={`/service-guide/${one.number}`}>
      {one.number} {one.matter}
    </a>
  )
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['服务对象', (says.persons ?? []).map((person) => PERSON_NAMES[person]).join('、')],
    ['办事场景', (says.events ?? []).map((event) => LIFE_EVENT_NAMES[event]).join('、')],
    ['办理结果', says.result],
    ['设定依据', linesOf(says.basis).map((line) => <div key={line}>{line}</div>)],
    ['监督渠道', says.supervision],
    ['所属清单', `${LIST_KIND_NAMES[kind]} ${number}`],
    ['依据的职责', above === null ? null : link(above)],
    ['相关服务', below.length === 0 ? null : below.map((one) => <div key={one.number}>{link(one)}</div>)],
    ['现行版本', `第 ${String(version.no)} 版，${version.validFrom} 起施行`],
  ]
  const known = rows.filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">其他信息</h2>
      <table className="facts">
        <tbody>
          {known.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** One matter of the lists: the answers first, then what to bring, the steps, and on what it rests. */
export function GuideEntryPage({ page, view }: { page: PageContext; view: GuideEntryView }): ReactNode {
  const { entry, address, code } = view
  const { says, kind } = entry
  const crumbs = [
    { name: '办事指南', href: '/service-guide' },
    { name: entry.unitName, href: `/service-guide?${kind === 'service' ? '' : `kind=${kind}&`}unit=${entry.unitSlug}` },
    { name: says.matter },
  ]
  return (
    <Frame page={page} title={says.matter} crumbs={crumbs}>
      <h1 className="page-title">{says.matter}</h1>
      <Answers entry={entry} />
      <Apply entry={entry} />
      <Steps id="materials" title="要带什么" text={says.materials} />
      <Steps id="conditions" title="办理条件" text={says.conditions} />
      <Steps id="flow" title="怎样办" text={says.flow} isOrdered />
      <Facts view={view} />
      <div className="share">
        <span dangerouslySetInnerHTML={{ __html: code }} />
        <p>
          手机扫码查看最新内容
          <br />
          <span className="address">{address}</span>
        </p>
      </div>
      <p>
        内容不准确、电话打不通？请写信给<a href="/mailboxes">信箱</a>，或者<a href="/supervision">监督投诉</a>。
      </p>
    </Frame>
  )
}
