import type { ReactNode } from 'react'
import {
  LIFE_EVENT_NAMES,
  type LifeEvent,
  LIST_KIND_NAMES,
  type ListKind,
  PERSON_NAMES,
  type PersonKind,
  promiseText,
} from '../../../kernel/list-terms.ts'
import type { GuideEntry } from '../../lists/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { countText, Empty, Head, Pages } from './lists.tsx'

/** What the guide is asked in its address. */
export interface GuideQuery {
  readonly q: string
  readonly kind: ListKind
  readonly unit: string | undefined
  readonly person: PersonKind | undefined
  readonly event: LifeEvent | undefined
  readonly pageNo: number
}

/** The guide with its answers, and what can be chosen. */
export interface GuideView {
  readonly query: GuideQuery
  readonly size: number
  readonly total: number
  readonly hits: readonly GuideEntry[]
  readonly kinds: readonly { readonly kind: ListKind; readonly count: number }[]
  readonly persons: readonly { readonly person: PersonKind; readonly count: number }[]
  readonly events: readonly { readonly event: LifeEvent; readonly count: number }[]
  readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
}

type Changes = Partial<Record<'q' | 'kind' | 'unit' | 'person' | 'event' | 'page', string | undefined>>

/** The address of the guide with some things changed; back to the first page. */
function addressOf({ q, kind, unit, person, event }: GuideQuery, changes: Changes): string {
  const wanted = { q, kind: kind === 'service' ? undefined : kind, unit, person, event, ...changes }
  const given = Object.entries(wanted).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  )
  return given.length === 0 ? '/service-guide' : `/service-guide?${new URLSearchParams(given).toString()}`
}

function Ask({ query }: { query: GuideQuery }): ReactNode {
  const kept = [
    ['kind', query.kind === 'service' ? undefined : query.kind],
    ['unit', query.unit],
    ['person', query.person],
    ['event', query.event],
  ] as const
  return (
    <form className="search" role="search" action="/service-guide" aria-label="搜索办事事项">
      {kept.map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <input
        name="q"
        defaultValue={query.q}
        aria-label="要办的事"
        placeholder="要办什么事，如：在读证明、报销、zdzm"
        maxLength={60}
      />
      <button type="submit">查找</button>
    </form>
  )
}

function Kinds({ view: { kinds, query } }: { view: GuideView }): ReactNode {
  return (
    <nav className="tabs" aria-label="三张清单">
      {kinds.map(({ kind, count }) => (
        <a
          key={kind}
          href={addressOf({ ...query, kind }, { unit: undefined, person: undefined, event: undefined })}
          aria-current={kind === query.kind ? 'page' : undefined}
        >
          {LIST_KIND_NAMES[kind]}（{count}）
        </a>
      ))}
    </nav>
  )
}

/** What a result answers at once, before it is opened: who, where, how long, the telephone. */
function Answer({ entry }: { entry: GuideEntry }): ReactNode {
  const { says, number, unitName } = entry
  const facts = [unitName, says.place ?? '', promiseText(says.promisedDays), says.phone ?? '']
  return (
    <li>
      <span>
        {says.isOnline ? <span className="tag ok">网上办</span> : null}
        {says.audience === 'campus' ? <span className="tag">校内公开</span> : null}
        <a href={`/service-guide/${number}`}>{says.matter}</a>
        <span className="notes">
          {facts
            .filter((fact) => fact !== '')
            .map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
        </span>
      </span>
    </li>
  )
}

function Chosen({ view: { query, units } }: { view: GuideView }): ReactNode {
  const unit = units.find(({ slug }) => slug === query.unit)
  const chosen = [
    ['q', query.q === '' ? undefined : `“${query.q}”`],
    ['person', query.person && `我是${PERSON_NAMES[query.person]}`],
    ['event', query.event && LIFE_EVENT_NAMES[query.event]],
    ['unit', query.unit === undefined ? undefined : (unit?.name ?? '没有这个单位')],
  ] as const
  return (
    <p className="notes">
      {chosen.map(([name, words]) =>
        words === undefined ? null : (
          <span key={name}>
            {words} <a href={addressOf(query, { [name]: undefined })}>取消</a>
          </span>
        ),
      )}
    </p>
  )
}

function Results({ view }: { view: GuideView }): ReactNode {
  const { query, hits, total, size } = view
  const count = { total, isCapped: false }
  return (
    <section aria-labelledby="found">
      <Head id="found" title={LIST_KIND_NAMES[query.kind]} href="/service-guide" more="重新查找" />
      <Chosen view={view} />
      <p className="count">{countText(count)}</p>
      {hits.length === 0 ? (
        <Empty>
          没有找到。可以换一个说法，或者只输入一两个字；也可以在<a href="/mailboxes">信箱</a>里直接问。
        </Empty>
      ) : (
        <ul className="list plain">
          {hits.map((entry) => (
            <Answer key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <Pages page={query.pageNo} size={size} count={count} href={(n) => addressOf(query, { page: String(n) })} />
    </section>
  )
}

function Ways({ view: { query, persons, events } }: { view: GuideView }): ReactNode {
  return (
    <ul className="readers">
      <li>
        <h2>我是</h2>
        <p>
          {persons.map(({ person, count }) => (
            <a key={person} href={addressOf(query, { person })}>
              {PERSON_NAMES[person]}（{count}）
            </a>
          ))}
        </p>
      </li>
      <li>
        <h2>我要办</h2>
        <p>
          {events.map(({ event, count }) => (
            <a key={event} href={addressOf(query, { event })}>
              {LIFE_EVENT_NAMES[event]}（{count}）
            </a>
          ))}
        </p>
      </li>
    </ul>
  )
}

function ByUnit({ view: { query, units } }: { view: GuideView }): ReactNode {
  return (
    <section aria-labelledby="by-unit">
      <Head id="by-unit" title="按单位查找" />
      <ul className="units">
        {units.map(({ slug, name, count }) => (
          <li key={slug}>
            <a href={addressOf(query, { unit: slug })}>
              {name}
              <span className="n">{count} 项</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The whole guide, or that of the unit in question, to keep and to print. */
function Downloads({ view: { query, units } }: { view: GuideView }): ReactNode {
  const unit = units.find(({ slug }) => slug === query.unit)
  const file = unit?.slug ?? 'all'
  return (
    <section aria-labelledby="booklet">
      <Head id="booklet" title="下载汇编" />
      <p>{unit ? `${unit.name}的指南` : '全校的指南'}，按现行清单随时编制，有目录和音序索引：</p>
      <p className="notes">
        {[
          ['pdf', 'PDF'],
          ['docx', 'Word'],
          ['html', '离线网页'],
        ].map(([ending, name]) => (
          <span key={ending}>
            <a href={`/service-guide/download/${file}.${ending ?? ''}`} rel="nofollow">
              {name}
            </a>
          </span>
        ))}
      </p>
    </section>
  )
}

function isAsked({ q, unit, person, event }: GuideQuery): boolean {
  return q !== '' || unit !== undefined || person !== undefined || event !== undefined
}

/** 办事不找关系: the front of the guide, and its answers. */
export function GuidePage({ page, view }: { page: PageContext; view: GuideView }): ReactNode {
  const { query, kinds } = view
  const total = kinds.reduce((sum, { count }) => sum + count, 0)
  const crumbs = isAsked(query)
    ? [{ name: '办事指南', href: '/service-guide' }, { name: '查找结果' }]
    : [{ name: '办事指南' }]
  return (
    <Frame page={page} title="办事指南" crumbs={crumbs}>
      <h1 className="page-title">办事指南</h1>
      <p className="lead">办事不找关系：哪个单位办、在哪里、什么时候、带什么、多长时间办好、电话多少，这里都写明。</p>
      <Ask query={query} />
      <Kinds view={view} />
      {total === 0 ? <Empty>清单还没有公布。</Empty> : null}
      {isAsked(query) ? <Results view={view} /> : <Ways view={view} />}
      {isAsked(query) ? null : <ByUnit view={view} />}
      {total === 0 ? null : <Downloads view={view} />}
    </Frame>
  )
}
