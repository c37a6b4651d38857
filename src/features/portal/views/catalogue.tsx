import type { ReactNode } from 'react'
import type { ItemWithState } from '../../catalogue/index.ts'
import { ruleText, STATE_WORDS } from '../../catalogue/index.ts'
import { formatDayCn } from '../../../kernel/day.ts'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { Empty, type Line, Lines, Pages } from './lists.tsx'

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

/** A catalogue page: every item with who, how often, when last, and where it stands. */
export function CataloguePage({ page, view }: { page: PageContext; view: CatalogueView }): ReactNode {
  const crumbs: Crumb[] = view.onlyClass
    ? [{ name: view.name, href: `/catalogue/${view.id}` }, { name: view.onlyClass.title }]
    : [{ name: view.name }]
  return (
    <Frame page={page} title={view.onlyClass?.title ?? view.name} crumbs={crumbs}>
      <h1 className="page-title">{view.onlyClass ? view.onlyClass.title : view.name}</h1>
      <p className="lead">
        {view.intro}
        {view.isOfficial ? '' : '（本目录为示例分类，不是官方清单）'}
      </p>
      {view.onlyClass ? null : (
        <nav className="tabs" aria-label="各类目录">
          {view.tabs.map(({ id, name }) => (
            <a key={id} href={`/catalogue/${id}`} aria-current={id === view.id ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      <Summary view={view} />
      {view.onlyClass ? null : (
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
      )}
      {view.classes.map(({ id, number, title, items }) => (
        <table className="catalogue" key={id}>
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
      ))}
      <p className="lead">
        依据：{view.source}。状态由系统按公开记录和工作日历计算，点开事项可看到依据的信息、规则和日期。
      </p>
    </Frame>
  )
}

/** An item with what was published under it. */
export interface ItemView {
  readonly item: ItemWithState
  readonly catalogueName: string
  readonly className: string
  readonly audienceName: string
  readonly alsoCounts: readonly { readonly id: string; readonly title: string }[]
  readonly lines: readonly Line[]
  readonly pageNo: number
  readonly size: number
  readonly total: number
  readonly isCapped: boolean
}

/** An item's page: its rule, its state and why, and the documents. */
export function ItemPage({ page, view }: { page: PageContext; view: ItemView }): ReactNode {
  const { item } = view
  const { rule } = item
  const crumbs: Crumb[] = [
    { name: view.catalogueName, href: `/catalogue/${item.catalogueId}` },
    ...(item.classId ? [{ name: view.className, href: `/catalogue/${item.catalogueId}/classes/${item.classId}` }] : []),
    { name: `第 ${item.number} 项` },
  ]
  return (
    <Frame page={page} title={item.title} crumbs={crumbs} feed={`/feeds/items/${item.id}.xml`}>
      <h1 className="page-title">{item.title}</h1>
      <table className="facts">
        <tbody>
          <tr>
            <th scope="row">状态</th>
            <td>
              <StateText item={item} />
              <br />
              {item.state.reason}
            </td>
          </tr>
          <tr>
            <th scope="row">更新要求</th>
            <td>
              {rule ? ruleText(rule.update) : '未设定'}
              {rule && rule.validFrom !== '' ? `（自${formatDayCn(rule.validFrom)}起执行）` : ''}
            </td>
          </tr>
          <tr>
            <th scope="row">责任单位</th>
            <td>
              {rule?.unitName ?? '未设定'}
              {rule && rule.postName !== '' ? ` · ${rule.postName}` : ''}
            </td>
          </tr>
          <tr>
            <th scope="row">公开范围</th>
            <td>{view.audienceName}</td>
          </tr>
          <tr>
            <th scope="row">依据</th>
            <td>
              {rule && rule.legalBasis.length > 0
                ? rule.legalBasis.map(({ instrument, article, isVerified }) => (
                    <span key={instrument + (article ?? '')}>
                      {instrument}
                      {article ?? ''}
                      {isVerified ? '' : '（待核对原文）'}
                      <br />
                    </span>
                  ))
                : '未填写'}
            </td>
          </tr>
          {view.alsoCounts.length === 0 ? null : (
            <tr>
              <th scope="row">同时计入</th>
              <td>
                {view.alsoCounts.map(({ id, title }) => (
                  <span key={id}>
                    <a href={`/catalogue/items/${id}`}>{title}</a>
                    <br />
                  </span>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="count">
        共 {view.total}
        {view.isCapped ? ' 条以上' : ' 条'}
      </p>
      {view.lines.length === 0 ? (
        <Empty>
          这一项目前没有公开的信息。如需了解，请联系
          {rule?.unitName === undefined || rule.unitName === '' ? '信息公开办公室' : rule.unitName}，或申请公开。
        </Empty>
      ) : (
        <Lines lines={view.lines} />
      )}
      <Pages
        page={view.pageNo}
        size={view.size}
        total={view.total}
        isCapped={view.isCapped}
        href={(n) => `/catalogue/items/${item.id}?page=${String(n)}`}
      />
    </Frame>
  )
}
