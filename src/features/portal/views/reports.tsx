import type { ReactNode } from 'react'
import { dayOf, formatDayCn, formatInstantCn } from '../../../kernel/day.ts'
import {
  type ColumnKind,
  columnKinds,
  type SheetBlock,
  type SheetRun,
  type SheetTable,
} from '../../../kernel/report-sheet.ts'
import type { listPublicReports, PublicReport } from '../../reports/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { Empty } from './lists.tsx'

const TITLE = '信息公开年度报告'
const FORMATS = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['json', 'JSON'],
] as const

type Reports = Awaited<ReturnType<typeof listPublicReports>>

/** What was published before for the same period, and is still to be read. */
function Earlier({ reports }: { reports: Reports[number]['earlier'] }): ReactNode {
  return reports.map(({ slug, publishedAt }) => (
    <a key={slug} href={`/reports/${slug}`}>
      {publishedAt === null ? '' : `${formatInstantCn(publishedAt)} 公布的`}前一版（已被替代）
    </a>
  ))
}

/** The public reports; `others` is the column where reports of other kinds stand. */
export function ReportsPage({
  page,
  reports,
  others,
}: {
  page: PageContext
  reports: Reports
  others: { readonly name: string; readonly href: string } | null
}): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="lead">每份报告的数字都从记录中算出，点开可以看到它由哪些记录组成；签发以后文字和数字不再改动。</p>
      {reports.length === 0 ? (
        <Empty>还没有公布年度报告。高等学校每年编制一次，公布后在这里查看和下载。</Empty>
      ) : (
        <ul className="list plain">
          {reports.map(({ slug, title, name, templateName, publishedAt, earlier }) => (
            <li key={slug}>
              {publishedAt === null ? null : <span className="notes">{formatInstantCn(publishedAt)} 公布</span>}
              <span>
                <a href={`/reports/${slug}`}>{title}</a>
                <span className="notes">
                  <span>统计期限：{name}</span>
                  <span>体例：{templateName}</span>
                  <Earlier reports={earlier} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {others === null ? null : (
        <p className="lead">
          各类专项年度报告和以前的报告见栏目<a href={others.href}>“{others.name}”</a>。
        </p>
      )}
    </Frame>
  )
}

/** Stretches of text; two that say the same in a row are told apart by their place. */
function Runs({ runs }: { runs: readonly SheetRun[] }): ReactNode {
  return runs.map(({ text, href = '' }, at) =>
    href === '' ? (
      text
    ) : (
      <a key={`${String(at)} ${href}`} href={href}>
        {text}
      </a>
    ),
  )
}

const CLASSES = { number: 'align-right', short: 'short', long: 'long' } as const

function Cells({ cells, kinds }: { cells: readonly SheetRun[]; kinds: readonly ColumnKind[] }): ReactNode {
  return cells.map((run, at) => {
    const [key, className] = [`${String(at)} ${run.text}`, CLASSES[kinds[at] ?? 'long']]
    if (at === 0)
      return (
        <th key={key} scope="row" className={className}>
          <Runs runs={[run]} />
        </th>
      )
    return (
      <td key={key} className={className}>
        <Runs runs={[run]} />
      </td>
    )
  })
}

// So many characters of a head stay on one line.
const HEAD_LINE = 6

function headClass(name: string, kind: ColumnKind | undefined): string {
  const own = kind === 'number' ? 'align-right' : ''
  return name.length <= HEAD_LINE ? `short ${own}`.trim() : own
}

function Table({ table }: { table: SheetTable }): ReactNode {
  const { title, head, rows } = table
  const kinds = columnKinds(table)
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={`${title}，可左右滚动`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={headClass(name, kinds[at])}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={`${String(at)} ${cells.map(({ text }) => text).join(' ')}`}>
              <Cells cells={cells} kinds={kinds} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Block({ block }: { block: SheetBlock }): ReactNode {
  if (block.kind === 'table') return <Table table={block} />
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'note') return <p className="report-note">{block.text}</p>
  return (
    <p>
      <Runs runs={block.runs} />
    </p>
  )
}

function Downloads({ slug }: { slug: string }): ReactNode {
  return (
    <p className="notes">
      <span>下载本报告：</span>
      {FORMATS.map(([format, name]) => (
        <a key={format} href={`/reports/${slug}/download/${format}`} rel="nofollow">
          {name}
        </a>
      ))}
    </p>
  )
}

function Contents({ sections }: { sections: PublicReport['sheet']['sections'] }): ReactNode {
  return (
    <nav className="report-contents" aria-label="目录">
      <ol>
        {sections.map(({ key, title }) => (
          <li key={key}>
            <a href={`#${key}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Replaced({ by }: { by: NonNullable<PublicReport['replacedBy']> }): ReactNode {
  return (
    <div className="notice late">
      这份报告已被{by.publishedAt === null ? '' : `${formatInstantCn(by.publishedAt)} 公布的`}
      <a href={`/reports/${by.slug}`}>{by.title}</a>替代，内容保持签发时的原样，供查考。
    </div>
  )
}

/** A report as it was signed; each number is the way to the records behind it. */
export function ReportPage({ page, report }: { page: PageContext; report: PublicReport }): ReactNode {
  const { sheet, slug, hash, publishedAt, frozenAt, from, to, replacedBy } = report
  return (
    <Frame page={page} title={sheet.title} crumbs={[{ name: TITLE, href: '/reports' }, { name: report.name }]}>
      <article className="prose report">
        <h1 className="page-title">{sheet.title}</h1>
        {replacedBy === null ? null : <Replaced by={replacedBy} />}
        {sheet.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Downloads slug={slug} />
        <Contents sections={sheet.sections} />
        {sheet.sections.map(({ key, title, blocks }) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{title}</h2>
            {blocks.map((block, at) => (
              <Block key={`${String(at)} ${block.kind}`} block={block} />
            ))}
          </section>
        ))}
        <p className="report-signed">
          <span>{sheet.issuer}</span>
          <span>{formatDayCn(dayOf(frozenAt))}</span>
        </p>
        <address className="report-closing">
          {sheet.closing.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
        <p className="notes">
          <span>
            {publishedAt === null ? '' : `${formatInstantCn(publishedAt)} 公布。`}统计期限 {formatDayCn(from)}至
            {formatDayCn(to)}。
          </span>
          <span className="hash">校验值（SHA-256）{hash}</span>
        </p>
      </article>
    </Frame>
  )
}
