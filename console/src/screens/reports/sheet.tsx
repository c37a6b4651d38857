import type { ReactNode } from 'react'
import { columnKinds } from '../../../../src/kernel/report-sheet.ts'
import type { Report } from './report.ts'

type Block = Report['sheet']['sections'][number]['blocks'][number]
type Run = NonNullable<Block['runs']>[number]

function Runs({ runs }: { runs: readonly Run[] }): ReactNode {
  return runs.map(({ text, href }, at) =>
    href === undefined ? (
      text
    ) : (
      <a key={`${String(at)} ${href}`} href={href} target="_blank" rel="noreferrer">
        {text}
      </a>
    ),
  )
}

function SheetTable({ block }: { block: Block }): ReactNode {
  const { title = '', head = [], rows = [] } = block
  const kinds = columnKinds(block)
  return (
    <div className="report-scroll" tabIndex={0} role="region" aria-label={`${title}，可左右滚动`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" className={kinds[column]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={`${String(at)} ${cells.map(({ text }) => text).join(' ')}`}>
              {cells.map((run, column) => (
                <td key={`${String(column)} ${run.text}`} className={kinds[column]}>
                  <Runs runs={[run]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SheetBlock({ block }: { block: Block }): ReactNode {
  if (block.kind === 'table') return <SheetTable block={block} />
  if (block.kind === 'heading') return <h4>{block.text}</h4>
  if (block.kind === 'note') return <p className="quiet">{block.text}</p>
  return (
    <p>
      <Runs runs={block.runs ?? []} />
    </p>
  )
}

/** The report as readers will see it; each number opens its records. */
export function Sheet({ sheet }: Pick<Report, 'sheet'>): ReactNode {
  return (
    <article className="report-sheet">
      <h2>{sheet.title}</h2>
      {sheet.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {sheet.sections.map(({ key, title, blocks }) => (
        <section key={key}>
          <h3>{title}</h3>
          {blocks.map((block, at) => (
            <SheetBlock key={`${String(at)} ${block.kind}`} block={block} />
          ))}
        </section>
      ))}
      {sheet.closing.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </article>
  )
}
