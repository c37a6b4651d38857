import type { ReactNode } from 'react'
import { formatDayCn } from '../../../kernel/day.ts'
import { type ItemWithState, ruleText } from '../../catalogue/index.ts'
import { StateText } from './catalogue.tsx'
import { type Crumb, Frame, type PageContext } from './frame.tsx'
import { type Count, countText, Empty, type Line, Lines, Pages } from './lists.tsx'

/** An item with what was published under it. */
export interface ItemView extends Count {
  readonly item: ItemWithState
  readonly catalogueName: string
  readonly className: string
  readonly audienceName: string
  readonly alsoCounts: readonly { readonly id: string; readonly title: string }[]
  readonly lines: readonly Line[]
  readonly pageNo: number
  readonly size: number
}

type Rule = ItemWithState['rule']

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

function updateText(rule: Rule): string {
  if (!rule) return '未设定'
  return ruleText(rule.update) + (rule.validFrom === '' ? '' : `（自${formatDayCn(rule.validFrom)}起执行）`)
}

function responsibleText(rule: Rule): string {
  if (!rule) return '未设定'
  return rule.postName === '' ? rule.unitName : `${rule.unitName} · ${rule.postName}`
}

function LegalBasis({ rule }: { rule: Rule }): ReactNode {
  if (!rule || rule.legalBasis.length === 0) return '未填写'
  return rule.legalBasis.map(({ instrument, article = '', isVerified }) => (
    <span key={instrument + article}>
      {instrument}
      {article}
      {isVerified ? '' : '（待核对原文）'}
      <br />
    </span>
  ))
}

function AlsoCounts({ items }: { items: ItemView['alsoCounts'] }): ReactNode {
  return items.map(({ id, title }) => (
    <span key={id}>
      <a href={`/catalogue/items/${id}`}>{title}</a>
      <br />
    </span>
  ))
}

function Facts({ view: { item, audienceName, alsoCounts } }: { view: ItemView }): ReactNode {
  const { rule, state } = item
  return (
    <table className="facts">
      <tbody>
        <Fact name="状态">
          <StateText item={item} />
          <br />
          {state.reason}
        </Fact>
        <Fact name="更新要求">{updateText(rule)}</Fact>
        <Fact name="责任单位">{responsibleText(rule)}</Fact>
        <Fact name="公开范围">{audienceName}</Fact>
        <Fact name="依据">
          <LegalBasis rule={rule} />
        </Fact>
        {alsoCounts.length === 0 ? null : (
          <Fact name="同时计入">
            <AlsoCounts items={alsoCounts} />
          </Fact>
        )}
      </tbody>
    </table>
  )
}

function Published({ lines, rule }: { lines: readonly Line[]; rule: Rule }): ReactNode {
  if (lines.length > 0) return <Lines lines={lines} />
  const unitName = rule?.unitName ?? ''
  return (
    <Empty>
      这一项目前没有公开的信息。如需了解，请联系
      {unitName === '' ? '信息公开办公室' : unitName}，或申请公开。
    </Empty>
  )
}

function crumbsOf({ item, catalogueName, className }: ItemView): Crumb[] {
  const catalogueHref = `/catalogue/${item.catalogueId}`
  const itemClass = item.classId ? [{ name: className, href: `${catalogueHref}/classes/${item.classId}` }] : []
  return [{ name: catalogueName, href: catalogueHref }, ...itemClass, { name: `第 ${item.number} 项` }]
}

/** An item's page: its rule, its state and why, and the documents. */
export function ItemPage({ page, view }: { page: PageContext; view: ItemView }): ReactNode {
  const { item } = view
  return (
    <Frame page={page} title={item.title} crumbs={crumbsOf(view)} feed={`/feeds/items/${item.id}.xml`}>
      <h1 className="page-title">{item.title}</h1>
      <Facts view={view} />
      <p className="count">{countText(view)}</p>
      <Published lines={view.lines} rule={item.rule} />
      <Pages
        page={view.pageNo}
        size={view.size}
        count={view}
        href={(n) => `/catalogue/items/${item.id}?page=${String(n)}`}
      />
    </Frame>
  )
}
