import type { ReactNode } from 'react'
import type { trackApplication } from '../../applications/index.ts'
import { Ticket, type TicketView } from './case-progress.tsx'

interface Shown {
  readonly tracked: Pick<Awaited<ReturnType<typeof trackApplication>>, 'letters'>
  readonly ticket: TicketView
}

/** 文书: the signed letters, each as PDF and as Word document. */
export function Documents({ tracked: { letters }, ticket }: Shown): ReactNode {
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">文书</h2>
      {letters.map(({ id, name, number, datedOn }) => (
        <form key={id} method="post" action="/apply/progress/file">
          <Ticket ticket={ticket} />
          <input type="hidden" name="letter" value={id} />
          <p>
            {name}（{number}）{datedOn === null ? null : <time dateTime={datedOn}>{datedOn}</time>}
          </p>
          <button className="button" type="submit" name="format" value="pdf">
            下载：{number}（PDF 版）
          </button>{' '}
          <button className="button" type="submit" name="format" value="docx">
            下载：{number}（Word 版）
          </button>
        </form>
      ))}
    </section>
  )
}
