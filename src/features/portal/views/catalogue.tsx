import type { ReactNode } from 'react'
import type { ItemWithState } from '../../catalogue/index.ts'
import { ruleText, STATE_WORDS } from '../../catalogue/index.ts'
import { type Crumb, Frame, type PageContext } from './frame.tsx'

/** A catalogue with its classes and items. */
export interface CatalogueView {
  readonly id: string
  readonly name: string
  readonly intro: string
  readonly source: string
  readonly isOfficial: boolean
  readonly tabs: readonly { readonly id: string; readonly name: string }[]
  readonly classes: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly items: readonly ItemWithState[]
  }[]
  readonly onlyClass: { readonly id: string; readonly title: string } | null
}

/** The state of an item in words, with the date that matters. */
export function StateText({ item }: { item: ItemWithState }): ReactNode {
  const { name, evidence, dueOn, isProvisional } = item.state
  const when = evidence ? `${evidence.listedOn} 更新` : dueOn ? `应于 ${dueOn} 前公开` : ''
  return (
    <>
      <span className={`state-word ${name}`}>{STATE_WORDS[name]}</span>
      {when}
      {isProvisional ? '（日期暂定，待次年放假安排公布）' : ''}
    </>
  )
}

function ItemRow({ item }: { item: ItemWithState }): ReactNode {
  return (
    <tr>
      <td className="no" data-label="序号">
        {item.number}
      </td>
      <td>
        <a href={`/catalogue/items/${item.id}`}>{item.title}</a>
        {item.state.evidence ? <span className="by">　{item.state.evidence.total} 条</span> : null}
      </td>
      <td className="who" data-label="责任单位">
        {item.rule?.unitName ?? ''}
      </td>
      <td className="when" data-label="更新要求">
        {item.rule ? ruleText(item.rule.update) : '未设定'}
      </td>
      <td className="state" data-label="状态">
        <StateText item={item} />
      </td>
    </tr>
  )
}

const BAR = 1000
const BAR_ORDER = ['current', 'nothing_due', 'due_soon', 'overdue', 'missing'] as const

/** The states as shares of a line; the words and numbers stand beside it, so that nobody has to see it. */
function ShareBar({ items }: { items: readonly ItemWithState[] }): ReactNode {
  if (items.length === 0) return null
  const counts = BAR_ORDER.map((name) => items.filter(({ state }) => state.name === name).length)
  const at = (index: number): number => (BAR * counts.slice(0, index).reduce((sum, n) => sum + n, 0)) / items.length
  return (
    <svg className="share-bar" viewBox={`0 0 ${String(BAR)} 10`} preserveAspectRatio="none" aria-hidden="true">
      {BAR_ORDER.map((name, index) => (
        <rect
          key={name}
          className={name}
          x={at(index)}
          y="0"
          width={Math.max(0, at(index + 1) - at(index))}
          height="10"
        />
      ))}
    </svg>
  )
}

function Summary({ view }: { view: CatalogueView }): ReactNode {
  const items = view.classes.flatMap((itemClass) => itemClass.items)
  const count = (...names: string[]): number => items.filter(({ state }) => names.includes(state.name)).length
  return (
    <p className="summary-line">
      <span>
        <b>{items.length}</b>项
      </span>
      <span>
        <b>{count('current')}</b>按时
      </span>
      <span>
        <b>{count('due_soon')}</b>即将到期
      </span>
      <span>
        <b>{count('overdue')}</b>逾期
      </span>
      <span>
        <b>{count('missing')}</b>未公开
      </span>
      <span>
        <b>{count('nothing_due')}</b>暂无须公开的事项
      </span>
    </p>
  )
}

function Tabs({ view }: { view: CatalogueView }): ReactNode {
  return (
    <nav className="tabs" aria-label="各类目录">
      {view.tabs.map(({ id, name }) => (
        <a key={id} href={`/catalogue/${id}`} aria-current={id === view.id ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

function Classes({ view }: { view: CatalogueView }): ReactNode {
  return (
    <ul className="classes">
      {view.classes.map(({ id, number, title, items }) => (
        <li key={id}>
          <a href={`/catalogue/${view.id}/classes/${id}`}>
            {number}. {title}
          </a>
          （{items.length} 项）
        </li>
      ))}
    </ul>
  )
}

function ClassTable({ number, title, items }: CatalogueView['classes'][number]): ReactNode {
  return (
    <table className="catalogue">
      <caption>
        {number}. {title}
      </caption>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">公开事项</th>
          <th scope="col">责任单位</th>
          <th scope="col">更新要求</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  )
}

/** A catalogue page: every item with who, how often, when last, and where it stands. */
export function CataloguePage({ page, view }: { page: PageContext; view: CatalogueView }): ReactNode {
  const { onlyClass } = view
  const title = onlyClass?.title ?? view.name
  const crumbs: Crumb[] = onlyClass
    ? [{ name: view.name, href: `/catalogue/${view.id}` }, { name: title }]
    : [{ name: title }]
  return (
    <Frame page={page} title={title} crumbs={crumbs}>
      <h1 className="page-title">{title}</h1>
      <p className="lead">
        {view.intro}
        {view.isOfficial ? '' : '（本目录为示例分类，不是官方清单）'}
      </p>
      {onlyClass ? null : <Tabs view={view} />}
      <Summary view={view} />
      <ShareBar items={view.classes.flatMap(({ items }) => items)} />
      {onlyClass ? null : <Classes view={view} />}
      {view.classes.map((itemClass) => (
        <ClassTable key={itemClass.id} {...itemClass} />
      ))}
      <p className="lead">
        依据：{view.source}。状态由系统按公开记录和<a href="/calendar">工作日历</a>
        计算，点开事项可看到依据的信息、规则和日期。
      </p>
    </Frame>
  )
}
